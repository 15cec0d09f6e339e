package io.offboard.settle;

import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.okta;
import static io.offboard.fixture.Samples.oktaUnconfirmed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.Outcome;
import io.offboard.call.Evidence;
import io.offboard.call.Step;
import io.offboard.client.Verdict;
import io.offboard.error.OutcomeUnknownException;
import io.offboard.error.VendorErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a clear answer to the deactivate call comes to. */
class SettlementTest {

  @ParameterizedTest
  @CsvSource({
    "true,  ACCEPTED,         ,            READ_BACK",
    "true,  PROVEN,           DEACTIVATED, READ_BACK",
    "true,  PERHAPS_INACTIVE, ,            READ_BACK",
    "true,  UNCLEAR,          ,            READ_BACK",
    "false, ACCEPTED,         DEACTIVATED, DONE",
    "false, PROVEN,           DEACTIVATED, DONE",
    "false, PERHAPS_INACTIVE, ,            READ_BACK",
    "false, UNCLEAR,          ,            READ_BACK"
  })
  void an_attempt_is_read_back_where_that_proves_or_adds_something(
      boolean confirm, Verdict verdict, Outcome outcome, Step next) {
    var settling = new Settling(confirm ? okta() : oktaUnconfirmed());

    settling.attempt(answer(200, "{}").withVerdict(verdict));

    assertEquals(outcome, settling.outcome());
    assertEquals(next, settling.next());
  }

  @Test
  void a_refused_attempt_is_the_vendors_error() {
    var settling = new Settling(okta());

    var error = assertThrows(VendorErrorException.class, () -> settling.attempt(answer(403, "{}")));

    assertEquals(403, error.statusCode());
    assertNull(settling.outcome());
  }

  @ParameterizedTest
  @CsvSource({
    "ACCEPTED,         PROOF,         DEACTIVATED",
    "ACCEPTED,         CONTRARY,      PENDING",
    "ACCEPTED,         IN_TRANSITION, PENDING",
    "ACCEPTED,         NOT_SHOWN,     PENDING",
    "ACCEPTED,         NO_USER,       PENDING",
    "ACCEPTED,         FORBIDDEN,     PENDING",
    "ACCEPTED,         NONE,          PENDING",
    "PROVEN,           PROOF,         DEACTIVATED",
    "PROVEN,           NOT_SHOWN,     DEACTIVATED",
    "PROVEN,           NO_USER,       DEACTIVATED",
    "PROVEN,           FORBIDDEN,     DEACTIVATED",
    "PROVEN,           NONE,          DEACTIVATED",
    "PERHAPS_INACTIVE, PROOF,         ALREADY_INACTIVE",
    "UNCLEAR,          PROOF,         DEACTIVATED"
  })
  void an_attempt_and_what_all_reads_show_settle_the_outcome(
      Verdict verdict, Evidence evidence, Outcome outcome) {
    var settling = new Settling(okta());
    settling.attempt(answer(404, "{}").withVerdict(verdict));

    settling.readToTheEnd(evidence);

    assertEquals(outcome, settling.outcome());
    assertEquals(Step.DONE, settling.next());
  }

  @Test
  void a_proof_may_come_late() {
    var settling = new Settling(okta());
    settling.attempt(answer(200, "{}"));

    settling.read(Evidence.CONTRARY);
    settling.read(Evidence.IN_TRANSITION);
    assertNull(settling.outcome());
    settling.read(Evidence.PROOF);

    assertEquals(Outcome.DEACTIVATED, settling.outcome());
  }

  @Test
  void a_proven_attempt_is_read_once_only() {
    var settling = new Settling(okta());
    settling.attempt(answer(200, "{}").withVerdict(Verdict.PROVEN));

    settling.read(Evidence.NONE);

    assertEquals(Step.DONE, settling.next());
  }

  @ParameterizedTest
  @CsvSource({
    "404, CONTRARY, 404",
    "404, NOT_SHOWN, 404",
    "404, NO_USER, 404",
    "200, CONTRARY, 422",
    "200, NOT_SHOWN, 422",
    "200, NO_USER, 422"
  })
  void a_refusal_that_one_read_contradicts_stands(int vendorStatus, Evidence evidence, int status) {
    var settling = refused(vendorStatus);

    var error = assertThrows(VendorErrorException.class, () -> settling.read(evidence));

    assertEquals(status, error.statusCode());
  }

  @ParameterizedTest
  @CsvSource({"FORBIDDEN", "NONE", "IN_TRANSITION"})
  void a_refusal_inside_a_success_needs_no_read(Evidence evidence) {
    var settling = refused(200);

    var error = assertThrows(VendorErrorException.class, () -> settling.readToTheEnd(evidence));

    assertEquals(422, error.statusCode());
  }

  @ParameterizedTest
  @CsvSource({"FORBIDDEN", "NONE", "IN_TRANSITION"})
  void any_other_refusal_that_nobody_explains_is_unknown(Evidence evidence) {
    var settling = refused(404);

    assertThrows(OutcomeUnknownException.class, () -> settling.readToTheEnd(evidence));
  }

  private static Settling refused(int status) {
    var settling = new Settling(okta());
    settling.attempt(answer(status, "{}").withVerdict(Verdict.PERHAPS_INACTIVE));
    return settling;
  }
}
