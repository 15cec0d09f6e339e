package io.offboard.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.util.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** docker/Dockerfile, read line by line. */
final class Dockerfile {
  private final String text;

  Dockerfile() throws IOException {
    this.text = Files.readString(Path.of("docker/Dockerfile"));
  }

  /** The lines of a form. */
  Stream<MatchResult> lines(String pattern) {
    return Pattern.compile("^ *" + pattern + "$", Pattern.MULTILINE).matcher(text).results();
  }

  /** What the only line of a form has in its first group. */
  String only(String pattern) {
    var found = lines(pattern).toList();
    assertEquals(1, found.size(), pattern);
    return found.get(0).group(1);
  }

  /** The start command, for a JDK that may not know each of its options. */
  List<String> startCommand() throws IOException {
    var command = new ArrayList<String>();
    Json.MAPPER.readTree(only("ENTRYPOINT (.+)")).forEach(word -> command.add(word.textValue()));
    command.add(1, "-XX:+IgnoreUnrecognizedVMOptions");
    return command;
  }

  /** What the image sets. */
  Map<String, String> environment() {
    var environment = new LinkedHashMap<String, String>();
    lines("ENV (\\w+)=(\\S+)").forEach(line -> environment.put(line.group(1), line.group(2)));
    return environment;
  }
}
