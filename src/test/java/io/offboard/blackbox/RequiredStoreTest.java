package io.offboard.blackbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A store that goes away: no vendor is asked without it, and what one did is told all the same. */
class RequiredStoreTest extends LostStore {
  @Test
  void a_call_is_refused_before_the_vendor_is_asked() {
    var account = okta();
    line.cut();
    assertRefused(deactivate(account, user("00u1")));
    assertNothingWasSent();
  }

  @Test
  void a_call_with_a_key_is_refused_before_the_vendor_is_asked() {
    var account = okta();
    line.cut();
    assertRefused(withKey(account, "key-1"));
    assertNothingWasSent();
  }

  @Test
  void a_dry_run_is_refused_before_the_vendor_is_asked() {
    var account = okta();
    line.cut();
    assertEquals(503, deactivate(account, "&dry_run=true", user("00u1")).status());
    assertNothingWasSent();
  }

  @Test
  void the_loss_of_the_store_and_its_return_are_logged_once() {
    line.cut();
    await().until(() -> changes().size() == 1);
    assertRefused(deactivate(okta(), user("00u1")));
    line.mend();
    await().until(() -> changes().contains("WARN The store can be used again"));
    assertEquals(2, changes().size(), log::text);
  }

  /** From the loss on: an earlier return may be told late. */
  private List<String> changes() {
    return log.all().stream()
        .filter(line -> line.startsWith("WARN The store can"))
        .dropWhile(line -> !line.startsWith("WARN The store cannot be used: "))
        .toList();
  }

  @Test
  void what_the_vendor_did_is_answered_with_a_warning() {
    var account = okta();
    oktaDeactivatesAndTheStoreGoes();
    assertDeactivatedUnaudited(deactivate(account, user("00u1")));
  }

  @Test
  void an_answer_that_is_not_kept_frees_its_key_at_the_deadline() {
    var account = okta();
    oktaDeactivatesAndTheStoreGoes();
    assertDeactivatedUnaudited(withKey(account, "key-1"));
    mend();
    assertEquals(409, withKey(account, "key-1").status());

    clock.advance(Duration.ofSeconds(25));
    oktaDeactivates("00u1");
    assertEquals(200, withKey(account, "key-1").status());
  }
}
