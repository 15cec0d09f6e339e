import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.UUID;

/** Prints how long an H2 with nothing beside it takes for a row: one after the other, and after a pause. */
final class LoneRow {
  private static final int WARM_UP = 20_000;
  private static final int ROWS = 500;
  private static final long PAUSE_MILLIS = 8;
  private static final String SETTINGS = ";WRITE_DELAY=0;RETENTION_TIME=5000;TRACE_LEVEL_FILE=0";

  public static void main(String[] args) throws Exception {
    var folder = Files.createTempDirectory("lone-row");
    try (var connection = DriverManager.getConnection("jdbc:h2:file:" + folder + "/h2" + SETTINGS)) {
      try (var create = connection.createStatement()) {
        create.execute(
            "CREATE TABLE audit (id uuid, time timestamp with time zone, line varchar, PRIMARY KEY (time, id))");
      }
      try (var insert = connection.prepareStatement("INSERT INTO audit VALUES (?, ?, ?)")) {
        median(insert, WARM_UP, 0);
        System.out.printf("a row after the other: %.2f ms%n", median(insert, ROWS, 0));
        System.out.printf("a row after %d ms: %.2f ms%n", PAUSE_MILLIS, median(insert, ROWS, PAUSE_MILLIS));
      }
    } finally {
      delete(folder);
    }
  }

  private static double median(PreparedStatement insert, int rows, long pause) throws Exception {
    var times = new long[rows];
    for (var i = 0; i < rows; i++) {
      Thread.sleep(pause);
      var start = System.nanoTime();
      write(insert);
      times[i] = System.nanoTime() - start;
    }
    Arrays.sort(times);
    return times[rows / 2] / 1e6;
  }

  private static void write(PreparedStatement insert) throws SQLException {
    insert.setObject(1, UUID.randomUUID());
    insert.setObject(2, OffsetDateTime.now());
    insert.setString(3, "x".repeat(600));
    insert.executeUpdate();
  }

  private static void delete(Path folder) throws Exception {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
