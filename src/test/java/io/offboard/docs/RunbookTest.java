package io.offboard.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each alert leads to its section of the runbook, and the runbook names no other. */
class RunbookTest {
  private static final Path RUNBOOK = Path.of("docs/runbook.md");

  @Test
  void each_alert_names_the_section_that_is_about_it() throws IOException {
    for (var alert : alerts()) {
      var name = alert.path("alert").asText();
      var place = alert.at("/annotations/runbook").asText().split("#", 2);
      assertEquals(RUNBOOK.toString(), place[0], name);
      assertTrue(section(place[1]).contains("`" + name + "`"), name + " at " + place[1]);
    }
  }

  @Test
  void each_alert_that_the_runbook_names_is_one() throws IOException {
    var known = new TreeSet<String>();
    alerts().forEach(alert -> known.add(alert.path("alert").asText()));
    var named = new TreeSet<String>();
    Pattern.compile("`(Offboard[A-Z]\\w+)`")
        .matcher(Files.readString(RUNBOOK))
        .results()
        .forEach(found -> named.add(found.group(1)));
    assertEquals(known, named);
  }

  /** The section with the heading of an anchor. */
  private static String section(String anchor) throws IOException {
    for (var section : Files.readString(RUNBOOK).split("\n## ")) {
      if (Headings.anchor(section.lines().findFirst().orElse("")).equals(anchor)) {
        return section;
      }
    }
    throw new AssertionError("no section #" + anchor);
  }

  private static JsonNode alerts() throws IOException {
    return new YAMLMapper()
        .readTree(Path.of("docker/prometheus/alerts.yaml").toFile())
        .at("/groups/0/rules");
  }
}
