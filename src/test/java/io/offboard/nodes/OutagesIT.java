package io.offboard.nodes;

import static io.offboard.nodes.TwoNodes.SOON;
import static io.offboard.nodes.TwoNodes.assertHealth;
import static io.offboard.nodes.TwoNodes.leave;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Vendor, store and one of two nodes are gone in turn while calls and leavers go on: answers,
 * health, metrics and console tell what is wrong, and no more than that.
 */
@Timeout(480)
class OutagesIT {
  private static final String SERVED = "200 deactivated";
  private static final String UNCLEAR = "504 unknown";
  private static final Duration COUNTED = Duration.ofSeconds(60);
  private static final int LEAVERS = 20;

  @TempDir Path folder;

  @Test
  void each_outage_shows_where_it_is_and_nowhere_else() throws Exception {
    try (var nodes = new TwoNodes(folder);
        var console = WatchedConsole.open(nodes.one)) {
      nodes.awaitAllIsWell();
      leave(nodes.one, "well");
      nodes.awaitState("well", "complete");

      theVendorHangs(nodes, console);
      theVendorRefuses(nodes, console);
      theStoreIsLost(nodes, console);
      aNodeIsKilled(nodes, console);

      nodes.load.all().forEach(call -> assertToldTruly(nodes, call));
      console.isFine();
    }
  }

  private static void theVendorHangs(TwoNodes nodes, WatchedConsole console) throws Exception {
    nodes.vanta.hang();
    nodes.load.forget();
    leave(nodes.one, "hung");

    nodes.awaitAnswers(UNCLEAR, Set.of(UNCLEAR));
    nodes.awaitState("hung", "waiting");
    for (var node : nodes.both()) {
      assertHealth(node, 200);
      assertVendorCalls(node, "timed_out");
    }
    console.showsOpen("hung", "It is unclear whether");

    nodes.vanta.recover();
    nodes.awaitAllIsWell();
  }

  /** What goes out on a connection that was kept may have been read before the vendor went. */
  private static void theVendorRefuses(TwoNodes nodes, WatchedConsole console) throws Exception {
    nodes.vanta.refuse();
    nodes.load.forget();
    leave(nodes.two, "refused");

    nodes.awaitAnswers("502", Set.of("502", UNCLEAR));
    nodes.awaitState("refused", "waiting");
    for (var node : nodes.both()) {
      assertHealth(node, 200);
      assertVendorCalls(node, "not_sent");
    }
    console.showsOpen("refused", "cannot be reached|is unclear");

    nodes.vanta.recover();
    nodes.awaitAllIsWell();
  }

  private static void assertVendorCalls(Node node, String status) throws Exception {
    var calls = node.metrics().of("offboard_vendor_calls_seconds_count");
    assertTrue(calls.containsKey("vanta deactivate " + status), calls::toString);
  }

  private static void theStoreIsLost(TwoNodes nodes, WatchedConsole console) throws Exception {
    nodes.postgres.stop();
    nodes.load.forget();

    nodes.awaitAnswers("503", Set.of("503"));
    for (var node : nodes.both()) {
      assertHealth(node, 503);
      var metrics = node.metrics();
      assertTrue(metrics.sum("offboard_audit_failures_total") > 0);
      assertTrue(metrics.of("offboard_refused_total").get("store") > 0);
    }
    console.showsThatTheStoreIsLost("refused");
    for (var node : nodes.both()) {
      await().atMost(COUNTED).until(() -> leavers(node), Map::isEmpty);
      assertEquals(Set.of("503"), nodes.load.answers(node));
    }

    nodes.postgres.startAgain();
    nodes.awaitAllIsWell();
    console.shows("well", "complete", "Complete");
  }

  private static Map<String, Double> leavers(Node node) throws Exception {
    return node.metrics().of("offboard_leavers");
  }

  /** While it holds the turns of leavers, whose requests are on their way. */
  private static void aNodeIsKilled(TwoNodes nodes, WatchedConsole console) throws Exception {
    nodes.vanta.hang();
    var names = IntStream.range(0, LEAVERS).mapToObj(i -> "left-" + i).toArray(String[]::new);
    leave(nodes.two, names);
    await().atMost(SOON).until(() -> nodes.vanta.held() >= LEAVERS);
    nodes.two.kill();
    nodes.vanta.recover();
    nodes.load.forget();

    await().atMost(SOON).until(() -> nodes.load.answers(nodes.one), Set.of(SERVED)::equals);
    assertHealth(nodes.one, 200);
    for (var name : names) {
      nodes.awaitState(name, "complete");
    }
    await()
        .atMost(COUNTED)
        .until(() -> leavers(nodes.one).getOrDefault("complete", 0.0), count -> count > LEAVERS);
    assertEquals(Set.of(SERVED), nodes.load.answers(nodes.one));
    console.shows("left-0", "complete", "Complete");
  }

  /** What could not be known was not told. */
  private static void assertToldTruly(TwoNodes nodes, SteadyLoad.Answered call) {
    if (!call.answer().startsWith("504")) {
      var isDone = nodes.vanta.offboardings(call.person()) > 0;
      assertEquals(call.answer().startsWith("200"), isDone, call::toString);
    }
  }
}
