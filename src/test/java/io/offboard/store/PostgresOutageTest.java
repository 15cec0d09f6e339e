package io.offboard.store;

import static io.offboard.store.Nodes.LIMIT;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
    var server = start(0);
    var port = server.getPort();
    var settings =
        StoreSettings.of(server.getJdbcUrl("postgres", "postgres"))
            .withKeys(TestDatabase.KEY, null);
    try (var store = Store.open(settings, Clock.systemUTC())) {
      store.audit().requireWritable(LIMIT);
      server.close();
      assertRefusedInTime(store);
      assertRefusedInTime(store);
      server = start(port);
      await()
          .atMost(Duration.ofSeconds(5))
          .ignoreExceptionsInstanceOf(StoreUnavailableException.class)
          .until(
              () -> {
                store.audit().requireWritable(Duration.ofSeconds(1));
                return true;
              });
    } finally {
      server.close();
    }
  }

  private static void assertRefusedInTime(Store store) {
    var start = System.nanoTime();
    assertThrows(StoreUnavailableException.class, () -> store.audit().requireWritable(LIMIT));
    var took = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(took.compareTo(Duration.ofSeconds(4)) < 0, () -> "took " + took);
  }

  private EmbeddedPostgres start(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("data"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }
}
