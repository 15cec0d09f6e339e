package io.offboard.routes;

import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.okta;
import static io.offboard.fixture.Samples.oktaUnconfirmed;
import static io.offboard.fixture.Samples.vanta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.offboard.DeactivateRequest;
import io.offboard.Outcome;
import io.offboard.account.IntegratedAccount;
import io.offboard.call.Call;
import io.offboard.call.Evidence;
import io.offboard.call.VendorAccess;
import io.offboard.client.VendorAnswer;
import io.offboard.client.Verdict;
import io.offboard.error.OffboardException;
import io.offboard.error.OutcomeUnknownException;
import io.offboard.error.VendorErrorException;
import io.offboard.error.VendorTimeoutException;
import io.offboard.fixture.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A loop that does not end is a failure, too. */
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class VendorSettleRouteTest extends RouteTestBase {

  @Override
  void advise() throws Exception {
    mock("vendor.settle", "vendor-attempt");
    mock("vendor.settle", "vendor-read-back");
  }

  static Stream<Exception> whateverMayFail() {
    return Stream.of(
        new IllegalStateException("x"),
        new IOException("x"),
        new VendorTimeoutException(),
        new OutcomeUnknownException());
  }

  @ParameterizedTest
  @CsvSource({
    "true,  ACCEPTED,         PROOF,    1, DEACTIVATED",
    "true,  ACCEPTED,         CONTRARY, 5, PENDING",
    "false, ACCEPTED,         CONTRARY, 0, DEACTIVATED",
    "true,  PROVEN,           CONTRARY, 1, DEACTIVATED",
    "false, PROVEN,           CONTRARY, 0, DEACTIVATED",
    "true,  PERHAPS_INACTIVE, PROOF,    1, ALREADY_INACTIVE",
    "false, PERHAPS_INACTIVE, PROOF,    1, ALREADY_INACTIVE",
    "false, UNCLEAR,          PROOF,    1, DEACTIVATED"
  })
  void an_attempt_is_read_back_until_it_is_settled(
      boolean confirm, Verdict verdict, Evidence evidence, int reads, Outcome outcome)
      throws Exception {
    attempted(verdict);
    readBack(evidence);
    mocked("vendor-attempt").expectedMessageCount(1);
    mocked("vendor-read-back").expectedMessageCount(reads);
    var call = of(confirm ? okta() : oktaUnconfirmed());

    send("vendor.settle", call);

    assertEquals(outcome, call.outcome());
    mocked("vendor-attempt").assertIsSatisfied();
    mocked("vendor-read-back").assertIsSatisfied();
  }

  @Test
  void a_pending_call_takes_the_confirm_window() {
    attempted(Verdict.ACCEPTED);
    readBack(Evidence.CONTRARY);

    send("vendor.settle", of(okta()));

    assertEquals(Samples.START.plusSeconds(5), clock.instant());
  }

  @ParameterizedTest
  @MethodSource("whateverMayFail")
  void a_read_back_that_fails_leaves_an_accepted_call_pending(Exception failure) {
    attempted(Verdict.ACCEPTED);
    readBackFails(failure);
    var call = of(okta());

    send("vendor.settle", call);

    assertEquals(Outcome.PENDING, call.outcome());
  }

  @ParameterizedTest
  @MethodSource("whateverMayFail")
  void a_read_back_that_fails_leaves_a_proven_call_deactivated(Exception failure) {
    attempted(Verdict.PROVEN);
    readBackFails(failure);
    var call = of(vanta());

    send("vendor.settle", call);

    assertEquals(Outcome.DEACTIVATED, call.outcome());
  }

  @Test
  void a_read_back_that_fails_leaves_a_refusal_unknown() {
    attempted(Verdict.PERHAPS_INACTIVE);
    readBackFails(new IllegalStateException("x"));

    failure(OutcomeUnknownException.class, "vendor.settle", of(okta()));
  }

  @Test
  void a_refused_call_is_not_read_back() throws Exception {
    attempted(Verdict.REFUSED);
    mocked("vendor-read-back").expectedMessageCount(0);

    var error = failure(OffboardException.class, "vendor.settle", of(okta()));

    assertEquals(404, error.statusCode());
    mocked("vendor-read-back").assertIsSatisfied();
  }

  @Test
  void a_refusal_that_the_read_back_contradicts_stands() {
    attempted(Verdict.PERHAPS_INACTIVE);
    readBack(Evidence.CONTRARY);

    var error = failure(VendorErrorException.class, "vendor.settle", of(okta()));

    assertEquals(404, error.statusCode());
  }

  @Test
  void an_unclear_call_is_repeated_only_after_a_read_that_clears_it() {
    var order = new ArrayList<String>();
    when(
        "vendor-attempt",
        exchange -> {
          order.add("vendor-attempt");
          VendorAccess.attempting(Call.of(exchange));
          Samples.attempted(Call.of(exchange), answer(order.size() == 1 ? 503 : 200, "{}"));
        });
    when(
        "vendor-read-back",
        exchange -> {
          order.add("read");
          Samples.readBack(
              Call.of(exchange),
              answer(200, "{}"),
              order.size() == 2 ? Evidence.CONTRARY : Evidence.PROOF);
        });
    var call = of(okta());

    send("vendor.settle", call);

    assertEquals(Outcome.DEACTIVATED, call.outcome());
    assertEquals(List.of("vendor-attempt", "read", "vendor-attempt", "read"), order);
  }

  @ParameterizedTest
  @MethodSource("whateverMayFail")
  void an_unclear_call_that_no_read_clears_is_unknown_and_not_repeated(Exception failure)
      throws Exception {
    attempted(Verdict.UNCLEAR);
    readBackFails(failure);
    mocked("vendor-attempt").expectedMessageCount(1);
    mocked("vendor-read-back").expectedMessageCount(5);

    failure(OutcomeUnknownException.class, "vendor.settle", of(okta()));

    mocked("vendor-attempt").assertIsSatisfied();
    mocked("vendor-read-back").assertIsSatisfied();
  }

  @Test
  void an_error_of_the_attempt_is_passed_on() {
    var failure = new VendorTimeoutException();
    when(
        "vendor-attempt",
        exchange -> {
          throw failure;
        });

    assertSame(failure, trySend("vendor.settle", of(okta())).getException());
  }

  private void attempted(Verdict verdict) {
    VendorAnswer answer = answer(404, "{}").withVerdict(verdict);
    when("vendor-attempt", exchange -> Samples.attempted(Call.of(exchange), answer));
  }

  private void readBack(Evidence evidence) {
    when(
        "vendor-read-back",
        exchange -> Samples.readBack(Call.of(exchange), answer(200, "{}"), evidence));
  }

  private void readBackFails(Exception failure) {
    when(
        "vendor-read-back",
        exchange -> {
          throw failure;
        });
  }

  private Call of(IntegratedAccount account) {
    return Samples.call(account, DeactivateRequest.of(account.id(), "u1", "a1"), clock);
  }
}
