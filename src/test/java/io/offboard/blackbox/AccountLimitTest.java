package io.offboard.blackbox;

import static io.offboard.blackbox.HangingCalls.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.offboard.testkit.HttpAnswer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A vendor that hangs keeps 20 calls of its own account, and none of another. */
class AccountLimitTest extends BlackBoxTest {
  private static final int LIMIT = 20;

  private HangingCalls calls;
  private TestAccount account;

  @BeforeEach
  void prepare() {
    calls = new HangingCalls(this, HttpAnswer.of(200, "{}"));
    account = calls.account();
  }

  @Test
  void the_excess_is_refused_at_once_without_a_request() {
    var inFlight = calls.start(LIMIT, account);

    var excess = account.deactivate();

    assertEquals(503, excess.status());
    assertEquals("1", excess.header("Retry-After"));
    assertFalse(excess.isRemoteError());
    calls.end();
    assertAll(200, inFlight);
    assertEquals(LIMIT, requests().size());
  }

  @Test
  void other_accounts_are_served_meanwhile() {
    var inFlight = calls.start(LIMIT, account);
    vendor.expect("POST", Documents.OKTA_DEACTIVATE).answer(200, "{}");

    assertEquals(200, okta("confirm: false").deactivate().status());

    calls.end();
    assertAll(200, inFlight);
  }

  @Test
  void answered_calls_make_room() {
    var first = calls.start(LIMIT, account);
    calls.end();
    assertAll(200, first);

    assertAll(200, calls.start(LIMIT, account));
  }

  @Test
  void failed_calls_make_room() {
    calls = new HangingCalls(this, Documents.oktaError(403, "E0000006"));
    var first = calls.start(LIMIT, account);
    calls.end();
    assertAll(403, first);

    assertAll(403, calls.start(LIMIT, account));
  }

  @Test
  void refused_calls_take_no_room() {
    var inFlight = calls.start(LIMIT, account);
    assertEquals(503, account.deactivate().status());
    assertEquals(503, account.deactivate().status());
    calls.end();
    assertAll(200, inFlight);

    assertAll(200, calls.start(LIMIT, account));
  }

  @Test
  void calls_whose_callers_hung_up_make_room_once_the_vendor_has_answered() {
    calls.startAndHangUp(LIMIT, account);
    assertEquals(503, account.deactivate().status());

    calls.end();

    Awaitility.await().untilAsserted(() -> assertAll(200, account.start(LIMIT)));
  }

  @Test
  void calls_of_many_accounts_run_at_once() {
    var inFlight = calls.start(LIMIT, account, calls.account(), calls.account());

    calls.end();

    assertAll(200, inFlight);
  }
}
