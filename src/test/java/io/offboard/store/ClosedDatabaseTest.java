package io.offboard.store;

import static io.offboard.store.Nodes.LIMIT;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosedDatabaseTest {
  /**
   * Without a pause: the pool itself looks at connections only that nobody has used for a while.
   */
  private static final Duration PAUSE = Duration.ofMillis(10);

  @Test
  void an_H2_that_closed_itself_is_opened_again_for_callers_who_never_pause() {
    try (var nodes = new Nodes(TestDatabase.H2_FILE)) {
      nodes.one.audit().write(nodes.line("before"), LIMIT);
      TestDatabase.execute(nodes.settings, "SHUTDOWN IMMEDIATELY");
      await().pollInterval(PAUSE).until(() -> writes(nodes));
      assertEquals(List.of("after", "before"), outcomes(nodes));
    }
  }

  private static boolean writes(Nodes nodes) {
    try {
      nodes.one.audit().write(nodes.line("after"), LIMIT);
      return true;
    } catch (StoreUnavailableException e) {
      return false;
    }
  }

  private static List<String> outcomes(Nodes nodes) {
    return TestDatabase.query(nodes.settings, "SELECT outcome FROM audit ORDER BY outcome");
  }
}
