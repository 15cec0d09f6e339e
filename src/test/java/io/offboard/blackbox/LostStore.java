package io.offboard.blackbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.DatabaseLine;
import io.offboard.fixture.Service;
import io.offboard.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** A service whose database can be taken away from it. */
abstract class LostStore extends BlackBoxTest {
  DatabaseLine line;

  @Override
  Service configured(Service plain) {
    var store = TestDatabase.POSTGRESQL.create();
    try {
      line = new DatabaseLine(store.url());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return plain
        .with("offboard.store.url", line.url())
        .with("offboard.store.key", store.key().reveal());
  }

  /** Waits until a call that asks no vendor has its row. */
  @BeforeEach
  final void mend() {
    line.mend();
    await()
        .untilAsserted(
            () -> {
              log.clear();
              deactivate(new TestAccount(this, UUID.randomUUID(), "okta"), user("00u1"));
              assertTrue(log.audit().get(0).path("audited").isMissingNode(), log::text);
            });
    log.clear();
  }

  @AfterAll
  final void end() throws IOException {
    line.close();
  }

  /** The vendor accepts, and the store goes away before it says so. */
  void oktaDeactivatesAndTheStoreGoes() {
    vendor
        .expect("POST", "/api/v1/users/00u1/lifecycle/deactivate")
        .applying(line::cut)
        .answer(200, "{}");
    vendor
        .expect("GET", "/api/v1/users/00u1")
        .answer(200, "{\"id\":\"00u1\",\"status\":\"DEPROVISIONED\"}");
  }

  Reply withKey(TestAccount account, String key) {
    return send(
        post("?integrated_account_id=" + account, user("00u1")).header("Idempotency-Key", key));
  }

  void assertRefused(Reply reply) {
    reply.isError(503, "store cannot be used at the moment");
    assertEquals("1", reply.header("Retry-After"));
    assertEquals("not-audited", reply.header("Offboard-Warning"));
    assertMarked("failed");
    var told = log.events().stream().filter(event -> event.contains("at the moment")).toList();
    assertEquals(1, told.size(), told::toString);
    assertEquals(1, told.get(0).lines().count(), told::toString);
  }

  void assertDeactivatedUnaudited(Reply reply) {
    assertEquals(200, reply.status(), reply::toString);
    assertEquals("deactivated", reply.outcome());
    assertEquals("not-audited", reply.header("Offboard-Warning"));
    assertMarked("deactivated");
  }

  private void assertMarked(String outcome) {
    assertEquals(1, log.audit().size(), log::text);
    var line = log.audit().get(0);
    assertEquals("false", line.path("audited").asText(), line::toString);
    assertEquals(outcome, line.path("outcome").asText(), line::toString);
  }
}
