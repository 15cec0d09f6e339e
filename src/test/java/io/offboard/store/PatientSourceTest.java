package io.offboard.store;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.account.Secret;
import io.offboard.testkit.ClosedPort;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PatientSourceTest {
  @Test
  void it_connects_as_soon_as_the_database_lets_it() throws Exception {
    var url = "jdbc:h2:mem:" + UUID.randomUUID();
    try (var first = as(url, "first").getConnection();
        var statement = first.createStatement()) {
      var connecting = connect(as(url, "second"));
      await().until(() -> isPausing(connecting));
      statement.execute("ALTER USER sa SET PASSWORD 'second'");
      try (var connection = connecting.task().get(30, TimeUnit.SECONDS)) {
        assertEquals(first.getCatalog(), connection.getCatalog());
      }
    }
  }

  @Test
  void the_end_of_the_pool_ends_the_trying() throws Exception {
    try (var closed = new ClosedPort()) {
      var url = "jdbc:postgresql://127.0.0.1:%d/offboard".formatted(closed.number());
      var connecting = connect(new PatientSource(Dialect.POSTGRESQL, StoreSettings.of(url)));
      await().until(() -> isPausing(connecting));
      connecting.thread().interrupt();
      var end = assertThrows(ExecutionException.class, () -> connecting.task().get());
      assertEquals("08001", ((SQLException) end.getCause()).getSQLState());
    }
  }

  private record Connecting(Thread thread, FutureTask<Connection> task) {}

  private static Connecting connect(PatientSource source) {
    var task = new FutureTask<>(source::getConnection);
    var thread = new Thread(task, "connecting");
    thread.start();
    return new Connecting(thread, task);
  }

  private static boolean isPausing(Connecting connecting) {
    return Arrays.stream(connecting.thread().getStackTrace())
        .anyMatch(frame -> frame.getMethodName().equals("pause"));
  }

  private static PatientSource as(String url, String password) {
    var settings = new StoreSettings(url, "sa", new Secret(password), 2, null, null);
    return new PatientSource(Dialect.H2, settings);
  }
}
