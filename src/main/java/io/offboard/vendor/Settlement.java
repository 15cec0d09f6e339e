package io.offboard.vendor;

import io.offboard.Deactivation;
import io.offboard.Outcome;
import io.offboard.error.OffboardException;
import io.offboard.error.OutcomeUnknownException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes what the vendor said, and decides what is known about the user. */
public final class Settlement {
  private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

  /**
   * The last vendor answer was the one to the deactivate call.
   *
   * @param exchange the exchange
   */
  public void attempted(Exchange exchange) {
    Deactivation.of(exchange)
        .setAttempt(exchange.getProperty(VendorCall.ANSWER, VendorAnswer.class));
  }

  /**
   * The vendor's words say more than its HTTP status.
   *
   * @param verdict what they say
   * @param exchange the exchange
   */
  public void means(Verdict verdict, Exchange exchange) {
    Deactivation.of(exchange).understood(verdict);
  }

  /**
   * The last vendor answer was the read-back.
   *
   * @param shown what its document shows; without a document it shows nothing
   * @param exchange the exchange
   */
  public void readBack(Evidence shown, Exchange exchange) {
    var answer = exchange.getProperty(VendorCall.ANSWER, VendorAnswer.class);
    var evidence = answer.status() == 404 ? Evidence.NO_USER : Evidence.NONE;
    Deactivation.of(exchange).setReadBack(answer, answer.hasDocument() ? shown : evidence);
  }

  /**
   * The read-back could not be made.
   *
   * @param exchange the exchange
   * @param cause why
   */
  public void readBackFailed(Exchange exchange, @ExchangeException Exception cause) {
    LOG.warn("The read-back failed: {}", cause.getMessage());
    Deactivation.of(exchange)
        .setReadBack(VendorAnswer.of(VendorAnswer.Fault.NO_ANSWER), Evidence.NONE);
  }

  /**
   * After the deactivate call: settles the outcome, or leaves it to a read-back.
   *
   * @param exchange the exchange
   * @throws OffboardException if the vendor refused, or nobody can say what happened
   */
  public void afterAttempt(Exchange exchange) {
    var call = Deactivation.of(exchange);
    switch (call.attempt().verdict()) {
      case PROVEN -> call.setOutcome(Outcome.DEACTIVATED);
      case ACCEPTED -> call.setOutcome(call.account().confirm() ? null : Outcome.DEACTIVATED);
      case PERHAPS_INACTIVE -> call.setOutcome(null);
      case REFUSED, NOT_SENT -> throw VendorErrors.of(call.attempt());
      case UNCLEAR -> throw new OutcomeUnknownException();
    }
  }

  /**
   * After the read-back: settles the outcome.
   *
   * @param exchange the exchange
   * @throws OffboardException if the vendor refused, or nobody can say what happened
   */
  public void afterReadBack(Exchange exchange) {
    var call = Deactivation.of(exchange);
    if (call.outcome() == null) {
      var accepted = call.attempt().verdict() == Verdict.ACCEPTED;
      call.setOutcome(accepted ? confirmed(call) : explained(call));
    }
  }

  private static Outcome confirmed(Deactivation call) {
    return call.evidence() == Evidence.PROOF ? Outcome.DEACTIVATED : Outcome.PENDING;
  }

  /** Why the vendor refused: because the user was inactive already, or for the reason it gave. */
  private static Outcome explained(Deactivation call) {
    return switch (call.evidence()) {
      case PROOF -> Outcome.ALREADY_INACTIVE;
      case CONTRARY, NO_USER -> throw VendorErrors.of(call.attempt());
      case NONE -> throw unexplained(call.attempt());
    };
  }

  /** A refusal inside a success names the person: it stands without a read-back. */
  private static OffboardException unexplained(VendorAnswer attempt) {
    return attempt.status() == 200 ? VendorErrors.of(attempt) : new OutcomeUnknownException();
  }
}
