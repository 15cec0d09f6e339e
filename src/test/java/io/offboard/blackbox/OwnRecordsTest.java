package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.fixture.Service;
import io.offboard.store.CallRecords;
import io.offboard.store.KeyClaim;
import io.offboard.store.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** An application's own bean {@code callRecords} takes the place of the store's. */
class OwnRecordsTest extends BlackBoxTest {
  private final OwnRecords records = new OwnRecords();

  private static final class OwnRecords implements CallRecords {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private boolean isThere = true;

    @Override
    public KeyClaim claim(UUID accountId, String key, String fingerprint, Duration left) {
      return new KeyClaim.Running();
    }

    @Override
    public void requireWritable(Duration age, Duration limit) {
      if (!isThere) {
        throw new StoreUnavailableException(null);
      }
    }

    @Override
    public void keep(KeyClaim.Ours ours, byte[] answer, String auditLine, Duration limit) {
      write(auditLine, limit);
    }

    @Override
    public void free(KeyClaim.Ours ours, String auditLine, Duration limit) {
      write(auditLine, limit);
    }

    @Override
    public void write(String auditLine, Duration limit) {
      requireWritable(Duration.ZERO, limit);
      lines.add(auditLine);
    }
  }

  @Override
  Service configured(Service plain) {
    return plain.withBean("callRecords", records);
  }

  @Test
  void gets_each_line_and_has_a_say_in_each_call() {
    var account = okta();
    oktaDeactivates("00u1");
    assertEquals(200, deactivate(account, user("00u1")).status());
    assertEquals(log.audit(), records.lines.stream().map(Reply::parse).toList());

    records.isThere = false;
    var refused = deactivate(account, user("00u1"));
    records.isThere = true;
    assertEquals("not-audited", refused.isError(503, "store").header("Offboard-Warning"));
    assertEquals(1, records.lines.size());
  }
}
