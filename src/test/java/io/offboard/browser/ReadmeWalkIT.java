package io.offboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.offboard.fixture.ConsolePage.button;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.offboard.util.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Who has just cloned the project is led by README.md to a leaver that is complete: each step is
 * done by its own words. {@code *Name*} is a button, {@code **Label** `value`} fills a field, and a
 * {@code `Word`} by itself is seen in the end.
 */
class ReadmeWalkIT extends ConsoleTestBase {
  private static final Pattern STEP = Pattern.compile("(?m)^\\d\\. (.*)$");
  private static final Pattern ACTION =
      Pattern.compile("\\*\\*([^*]+)\\*\\* `([^`]+)`|\\*([^*]+)\\*|`([^`]+)`");

  @Test
  void the_steps_of_the_readme_lead_to_a_leaver_who_is_complete() throws Exception {
    var readme = Files.readString(Path.of("README.md"));
    var start = readme.split("\n## Try it\n")[1].split("\n## ")[0];
    assertTrue(start.contains("at http://127.0.0.1:8080/console:\n"));
    var steps = STEP.matcher(start).results().map(step -> step.group(1)).toList();
    assertEquals(5, steps.size());

    var page = browsing.desk();
    page.navigate(address());
    for (var step : steps.subList(0, 4)) {
      ACTION.matcher(step).results().forEach(action -> act(page, action));
    }
    var evidence =
        page.waitForDownload(
            () -> ACTION.matcher(steps.get(4)).results().forEach(action -> act(page, action)));

    assertEquals("complete", Json.read(Files.readString(evidence.path())).path("state").asText());
    assertEquals(
        List.of("done", "done", "done"), leavers().get(0).path("steps").findValuesAsText("state"));
  }

  private static void act(Page page, MatchResult action) {
    if (action.group(1) != null) {
      page.getByLabel(action.group(1)).fill(action.group(2));
    } else if (action.group(3) != null) {
      button(page, action.group(3)).click();
    } else {
      assertThat(page.getByRole(AriaRole.LIST, named("Leavers"))).containsText(action.group(4));
    }
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
