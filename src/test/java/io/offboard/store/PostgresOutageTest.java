package io.offboard.store;

import static io.offboard.store.Nodes.LIMIT;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.PostgresServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that goes away while callers wait for it, and comes back. */
class PostgresOutageTest {
  @TempDir private Path folder;

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void callers_are_refused_in_time_and_served_soon_after_it_is_back() throws Exception {
    try (var server = PostgresServer.start(folder.resolve("data"));
        var store = Store.open(TestDatabase.withKey(server.url()), Clock.systemUTC())) {
      store.audit().requireWritable(LIMIT);
      server.stop();
      assertRefusedInTime(store);
      assertRefusedInTime(store);
      assertThrows(
          StoreUnavailableException.class,
          () -> store.audit().requireWritable(Duration.ofHours(1), LIMIT),
          "a commit from before the outage shows nothing");
      server.startAgain();
      await()
          .atMost(LIMIT)
          .ignoreExceptionsInstanceOf(StoreUnavailableException.class)
          .until(
              () -> {
                store.audit().requireWritable(Duration.ofSeconds(1));
                return true;
              });
    }
  }

  /** Many at once, who are then refused together. */
  private static void assertRefusedInTime(Store store) throws Exception {
    var calls = Collections.nCopies(20, (Callable<Duration>) () -> refusal(store));
    for (var took : Nodes.atOnce(calls)) {
      assertTrue(took.compareTo(LIMIT.dividedBy(2)) < 0, () -> "took " + took);
    }
  }

  private static Duration refusal(Store store) {
    var start = System.nanoTime();
    var line = "{\"time\":\"%s\",\"id\":\"%s\"}".formatted(Instant.now(), UUID.randomUUID());
    assertThrows(StoreUnavailableException.class, () -> store.audit().write(line, LIMIT));
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
