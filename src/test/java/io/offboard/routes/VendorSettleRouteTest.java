package io.offboard.routes;

import static io.offboard.testkit.Samples.answer;
import static io.offboard.testkit.Samples.call;
import static io.offboard.testkit.Samples.okta;
import static io.offboard.testkit.Samples.oktaUnconfirmed;
import static io.offboard.testkit.Samples.vanta;
import static io.offboard.testkit.Samples.vantaUnconfirmed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.offboard.Deactivation;
import io.offboard.Outcome;
import io.offboard.account.IntegratedAccount;
import io.offboard.error.OffboardException;
import io.offboard.error.OutcomeUnknownException;
import io.offboard.error.VendorErrorException;
import io.offboard.error.VendorTimeoutException;
import io.offboard.vendor.Evidence;
import io.offboard.vendor.VendorAnswer;
import io.offboard.vendor.Verdict;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VendorSettleRouteTest extends RouteTestBase {

  @Override
  void advise() throws Exception {
    mock("vendor.settle", "attempt");
    mock("vendor.settle", "read-back");
  }

  static Stream<Exception> whateverMayFail() {
    return Stream.of(
        new IllegalStateException("x"),
        new IOException("x"),
        new VendorTimeoutException(),
        new OutcomeUnknownException());
  }

  @Test
  void an_accepted_call_is_read_back() throws Exception {
    assertSettled(Outcome.DEACTIVATED, 1, okta(), Verdict.ACCEPTED, Evidence.PROOF);
  }

  @Test
  void an_accepted_call_that_is_not_proven_is_pending() throws Exception {
    assertSettled(Outcome.PENDING, 1, okta(), Verdict.ACCEPTED, Evidence.CONTRARY);
  }

  @Test
  void an_accepted_call_is_enough_where_the_account_says_so() throws Exception {
    assertSettled(Outcome.DEACTIVATED, 0, oktaUnconfirmed(), Verdict.ACCEPTED, Evidence.NONE);
  }

  @Test
  void a_proven_call_is_read_back_for_the_fields() throws Exception {
    assertSettled(Outcome.DEACTIVATED, 1, vanta(), Verdict.PROVEN, Evidence.CONTRARY);
  }

  @Test
  void a_proven_call_is_enough_where_the_account_says_so() throws Exception {
    assertSettled(Outcome.DEACTIVATED, 0, vantaUnconfirmed(), Verdict.PROVEN, Evidence.NONE);
  }

  @Test
  void an_explainable_refusal_is_read_back_even_then() throws Exception {
    assertSettled(
        Outcome.ALREADY_INACTIVE, 1, oktaUnconfirmed(), Verdict.PERHAPS_INACTIVE, Evidence.PROOF);
  }

  @ParameterizedTest
  @MethodSource("whateverMayFail")
  void a_read_back_that_fails_leaves_an_accepted_call_pending(Exception failure) {
    attempted(Verdict.ACCEPTED);
    readBackFails(failure);
    var call = call(okta());

    send("vendor.settle", call);

    assertEquals(Outcome.PENDING, call.outcome());
  }

  @ParameterizedTest
  @MethodSource("whateverMayFail")
  void a_read_back_that_fails_leaves_a_proven_call_deactivated(Exception failure) {
    attempted(Verdict.PROVEN);
    readBackFails(failure);
    var call = call(vanta());

    send("vendor.settle", call);

    assertEquals(Outcome.DEACTIVATED, call.outcome());
  }

  @Test
  void a_read_back_that_fails_leaves_a_refusal_unknown() {
    attempted(Verdict.PERHAPS_INACTIVE);
    readBackFails(new IllegalStateException("x"));

    failure(OutcomeUnknownException.class, "vendor.settle", call(okta()));
  }

  @ParameterizedTest
  @CsvSource({"REFUSED, 404", "UNCLEAR, 504"})
  void a_call_that_failed_is_not_read_back(Verdict verdict, int status) throws Exception {
    attempted(verdict);
    mocked("read-back").expectedMessageCount(0);

    var error = failure(OffboardException.class, "vendor.settle", call(okta()));

    assertEquals(status, error.statusCode());
    mocked("read-back").assertIsSatisfied();
  }

  @Test
  void a_refusal_that_the_read_back_contradicts_stands() {
    attempted(Verdict.PERHAPS_INACTIVE);
    readBack(Evidence.CONTRARY);

    var error = failure(VendorErrorException.class, "vendor.settle", call(okta()));

    assertEquals(404, error.statusCode());
  }

  @Test
  void an_error_of_the_attempt_is_passed_on() {
    var failure = new VendorTimeoutException();
    when(
        "attempt",
        exchange -> {
          throw failure;
        });

    assertSame(failure, trySend("vendor.settle", call(okta())).getException());
  }

  private void assertSettled(
      Outcome outcome, int reads, IntegratedAccount account, Verdict verdict, Evidence evidence)
      throws Exception {
    attempted(verdict);
    readBack(evidence);
    mocked("attempt").expectedMessageCount(1);
    mocked("read-back").expectedMessageCount(reads);
    var call = call(account);

    send("vendor.settle", call);

    assertEquals(outcome, call.outcome());
    mocked("attempt").assertIsSatisfied();
    mocked("read-back").assertIsSatisfied();
  }

  private void attempted(Verdict verdict) {
    VendorAnswer answer = answer(404, "{}").withVerdict(verdict);
    when("attempt", exchange -> Deactivation.of(exchange).setAttempt(answer));
  }

  private void readBack(Evidence evidence) {
    when(
        "read-back",
        exchange -> Deactivation.of(exchange).setReadBack(answer(200, "{}"), evidence));
  }

  private void readBackFails(Exception failure) {
    when(
        "read-back",
        exchange -> {
          throw failure;
        });
  }
}
