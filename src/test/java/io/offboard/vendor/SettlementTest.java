package io.offboard.vendor;

import static io.offboard.testkit.Samples.answer;
import static io.offboard.testkit.Samples.call;
import static io.offboard.testkit.Samples.exchange;
import static io.offboard.testkit.Samples.okta;
import static io.offboard.testkit.Samples.oktaUnconfirmed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.Deactivation;
import io.offboard.Outcome;
import io.offboard.account.IntegratedAccount;
import io.offboard.error.OffboardException;
import io.offboard.error.OutcomeUnknownException;
import io.offboard.error.VendorErrorException;
import io.offboard.vendor.VendorAnswer.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementTest {
  private final Settlement settlement = new Settlement();

  @ParameterizedTest
  @CsvSource({
    "true,  ACCEPTED,         ,            true",
    "true,  PROVEN,           DEACTIVATED, true",
    "true,  PERHAPS_INACTIVE, ,            true",
    "false, ACCEPTED,         DEACTIVATED, false",
    "false, PROVEN,           DEACTIVATED, false",
    "false, PERHAPS_INACTIVE, ,            true"
  })
  void an_attempt_is_read_back_where_that_proves_or_adds_something(
      boolean confirm, Verdict verdict, Outcome outcome, boolean readBackNext) {
    var call = attempted(confirm ? okta() : oktaUnconfirmed(), 200, verdict);

    settlement.afterAttempt(exchange(call));

    assertEquals(outcome, call.outcome());
    assertEquals(readBackNext, call.isUnsettled());
  }

  @Test
  void a_refused_attempt_is_the_vendors_error() {
    var call = attempted(okta(), 403, Verdict.REFUSED);

    var error =
        assertThrows(VendorErrorException.class, () -> settlement.afterAttempt(exchange(call)));

    assertEquals(403, error.statusCode());
    assertNull(call.outcome());
  }

  @Test
  void an_attempt_that_was_not_sent_is_unreachable() {
    var call = call(okta());
    call.setAttempt(VendorAnswer.of(Fault.NOT_SENT));

    var error =
        assertThrows(OffboardException.class, () -> settlement.afterAttempt(exchange(call)));

    assertEquals(502, error.statusCode());
  }

  @Test
  void an_unclear_attempt_is_neither_a_success_nor_a_failure() {
    var call = attempted(okta(), 500, Verdict.UNCLEAR);

    assertThrows(OutcomeUnknownException.class, () -> settlement.afterAttempt(exchange(call)));
  }

  @ParameterizedTest
  @CsvSource({
    "ACCEPTED,         PROOF,    DEACTIVATED",
    "ACCEPTED,         CONTRARY, PENDING",
    "ACCEPTED,         NO_USER,  PENDING",
    "ACCEPTED,         NONE,     PENDING",
    "PROVEN,           PROOF,    DEACTIVATED",
    "PROVEN,           CONTRARY, DEACTIVATED",
    "PROVEN,           NO_USER,  DEACTIVATED",
    "PROVEN,           NONE,     DEACTIVATED",
    "PERHAPS_INACTIVE, PROOF,    ALREADY_INACTIVE"
  })
  void a_read_back_settles(Verdict verdict, Evidence evidence, Outcome outcome) {
    assertEquals(outcome, settled(404, verdict, evidence).outcome());
  }

  @ParameterizedTest
  @CsvSource({
    "404, CONTRARY, 404",
    "404, NO_USER, 404",
    "200, CONTRARY, 422",
    "200, NO_USER, 422",
    "200, NONE, 422"
  })
  void a_refusal_that_a_read_back_does_not_explain_stands(
      int vendorStatus, Evidence evidence, int status) {
    var error =
        assertThrows(
            VendorErrorException.class,
            () -> settled(vendorStatus, Verdict.PERHAPS_INACTIVE, evidence));

    assertEquals(status, error.statusCode());
  }

  @Test
  void a_refusal_that_nobody_explains_is_unknown() {
    assertThrows(
        OutcomeUnknownException.class, () -> settled(404, Verdict.PERHAPS_INACTIVE, Evidence.NONE));
  }

  @ParameterizedTest
  @CsvSource({
    "200, PROOF,    PROOF",
    "200, CONTRARY, CONTRARY",
    "404, CONTRARY, NO_USER",
    "403, CONTRARY, NONE",
    "500, PROOF,    NONE"
  })
  void a_read_back_shows_something_only_with_a_document(
      int status, Evidence shown, Evidence evidence) {
    var call = call(okta());
    var exchange = exchange(call);
    var answer = answer(status, "{}");
    exchange.setProperty(VendorCall.ANSWER, answer);

    settlement.readBack(shown, exchange);

    assertEquals(evidence, call.evidence());
    assertEquals(answer, call.readBack());
  }

  @Test
  void a_read_back_without_a_body_shows_nothing() {
    var call = call(okta());
    var exchange = exchange(call);
    exchange.setProperty(VendorCall.ANSWER, answer(200, ""));

    settlement.readBack(Evidence.CONTRARY, exchange);

    assertEquals(Evidence.NONE, call.evidence());
  }

  @Test
  void a_read_back_that_could_not_be_made_shows_nothing_and_is_over() {
    var call = attempted(okta(), 200, Verdict.PROVEN);
    settlement.afterAttempt(exchange(call));

    settlement.readBackFailed(exchange(call), new IllegalStateException("x"));

    assertEquals(Evidence.NONE, call.evidence());
    assertFalse(call.readBack().hasDocument());
    assertFalse(call.isUnsettled());
  }

  @Test
  void the_vendors_words_go_before_its_status() {
    var call = call(okta());
    var exchange = exchange(call);
    exchange.setProperty(VendorCall.ANSWER, answer(404, "{}"));

    settlement.attempted(exchange);
    assertEquals(Verdict.REFUSED, call.attempt().verdict());
    settlement.means(Verdict.PERHAPS_INACTIVE, exchange);

    assertEquals(Verdict.PERHAPS_INACTIVE, call.attempt().verdict());
    assertTrue(call.attempt().status() == 404);
  }

  private Deactivation settled(int status, Verdict verdict, Evidence evidence) {
    var call = attempted(okta(), status, verdict);
    settlement.afterAttempt(exchange(call));
    call.setReadBack(answer(200, "{}"), evidence);
    settlement.afterReadBack(exchange(call));
    return call;
  }

  private static Deactivation attempted(IntegratedAccount account, int status, Verdict verdict) {
    var call = call(account);
    call.setAttempt(answer(status, "{}").withVerdict(verdict));
    return call;
  }
}
