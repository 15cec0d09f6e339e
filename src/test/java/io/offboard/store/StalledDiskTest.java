package io.offboard.store;

import static io.offboard.store.Nodes.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.h2.store.fs.Recorder;
import org.h2.store.fs.rec.FilePathRec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** An H2 whose file cannot be written for a while. */
class StalledDiskTest {
  private final CountDownLatch stalled = new CountDownLatch(1);
  private final CountDownLatch goesOn = new CountDownLatch(1);

  @TempDir private Path folder;

  @AfterEach
  void end() {
    goesOn.countDown();
    FilePathRec.setRecorder(null);
  }

  @Test
  @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
  void whether_rows_are_taken_is_answered_while_it_lasts() throws Exception {
    FilePathRec.register();
    var settings = StoreSettings.of("jdbc:h2:file:rec:" + folder.resolve("h2"));
    try (var database = new Database(Dialect.H2, new PatientSource(Dialect.H2, settings), 2);
        var commit = new GroupCommit<>("test", database, new Recordings())) {
      set(database, "CREATE TABLE names (name varchar)");
      FilePathRec.setRecorder(this::stall);
      var writer = Caller.begun(() -> set(database, "INSERT INTO names VALUES ('a')"));
      stalled.await();
      assertTrue(commit.ask(Recording.nothing(), LIMIT));
      goesOn.countDown();
      assertEquals("done", writer.outcome());
    }
  }

  private static String set(Database database, String statement) {
    return database.run(
        LIMIT,
        session -> {
          session.set(statement);
          return "done";
        });
  }

  private void stall(int operation, String file, byte[] data, long position) {
    if (operation == Recorder.WRITE) {
      stalled.countDown();
      Gathering.await(goesOn);
    }
  }
}
