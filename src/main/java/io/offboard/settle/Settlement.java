package io.offboard.settle;

import io.offboard.Outcome;
import io.offboard.call.Call;
import io.offboard.call.Evidence;
import io.offboard.call.Progress;
import io.offboard.call.VendorErrors;
import io.offboard.client.VendorAnswer;
import io.offboard.client.Verdict;
import io.offboard.error.OffboardException;
import org.apache.camel.Exchange;

/** Decides, after each vendor call, what is known about the user and what comes next. */
public final class Settlement {
  private final ReadBackSchedule schedule;

  /**
   * Decides.
   *
   * @param schedule says when the user is read
   */
  public Settlement(ReadBackSchedule schedule) {
    this.schedule = schedule;
  }

  /**
   * After the deactivate call.
   *
   * @param exchange the exchange
   * @throws OffboardException if the vendor refused and the call is not repeated
   */
  public void afterAttempt(Exchange exchange) {
    var call = Call.of(exchange);
    switch (call.progress().attempt().verdict()) {
      case PROVEN, ACCEPTED -> accepted(call);
      case PERHAPS_INACTIVE, REFUSED_UNLESS_INACTIVE, UNCLEAR -> schedule.begin(call);
      case RATE_LIMITED, NOT_SENT, OUTDATED -> Retries.repeatOrFail(call);
      case REFUSED -> throw VendorErrors.of(call);
    }
    call.show(exchange);
  }

  /** The vendor's own proof needs no other: the read-back then only supplies the fields. */
  private void accepted(Call call) {
    if (call.progress().attempt().verdict() == Verdict.PROVEN || !call.account().confirm()) {
      call.setOutcome(Outcome.DEACTIVATED);
    }
    if (call.account().confirm()) {
      schedule.begin(call);
    } else {
      call.progress().done();
    }
  }

  /**
   * After a read-back.
   *
   * @param exchange the exchange
   * @throws OffboardException if the vendor refused and the call is not repeated, or nobody can say
   *     what happened
   */
  public void afterReadBack(Exchange exchange) {
    var call = Call.of(exchange);
    if (call.outcome() != null) {
      call.progress().done();
    } else if (isProven(call.progress())) {
      settle(call, proven(call.progress()));
    } else {
      switch (call.progress().attempt().verdict()) {
        case ACCEPTED -> confirm(call);
        case PERHAPS_INACTIVE -> explain(call);
        case REFUSED_UNLESS_INACTIVE -> throw refused(call);
        default -> clear(call);
      }
    }
    call.show(exchange);
  }

  /** A user who is gone existed until then, if the vendor accepted the change. */
  private static boolean isProven(Progress progress) {
    return progress.evidence() == Evidence.PROOF
        || (progress.evidence() == Evidence.GONE
            && progress.attempt().verdict() == Verdict.ACCEPTED);
  }

  /** A user who is inactive was so before, unless an attempt of this very call may have done it. */
  private static Outcome proven(Progress progress) {
    var refused =
        switch (progress.attempt().verdict()) {
          case PERHAPS_INACTIVE, REFUSED_UNLESS_INACTIVE -> true;
          default -> false;
        };
    return refused && !progress.unclearBefore() ? Outcome.ALREADY_INACTIVE : Outcome.DEACTIVATED;
  }

  /** The vendor accepted: its word stands, and a proof may still come. */
  private void confirm(Call call) {
    if (!schedule.again(call)) {
      settle(call, Outcome.PENDING);
    }
  }

  /** The vendor refused, perhaps because the user is inactive already: is it so? */
  private void explain(Call call) {
    switch (call.progress().evidence()) {
      case CONTRARY, NOT_SHOWN, GONE, NO_USER -> throw VendorErrors.of(call);
      default -> {
        if (!schedule.again(call)) {
          throw unexplained(call);
        }
      }
    }
  }

  /** An earlier attempt may have done late what the vendor now refuses to do again. */
  private static OffboardException refused(Call call) {
    return switch (call.progress().evidence()) {
      case CONTRARY, NOT_SHOWN -> VendorErrors.of(call);
      default ->
          call.progress().unclearBefore() ? VendorErrors.unknown(call) : VendorErrors.of(call);
    };
  }

  /** A refusal inside a success names the person, so that it stands without a read-back. */
  private static OffboardException unexplained(Call call) {
    return call.progress().attempt().status() == 200 && !call.progress().unclearBefore()
        ? VendorErrors.of(call)
        : VendorErrors.unknown(call);
  }

  /** The vendor may or may not have done it: only a proof of the contrary allows to repeat it. */
  private void clear(Call call) {
    if (isProvenContrary(call)) {
      Retries.repeatOrFail(call);
    } else if (!schedule.again(call)) {
      throw VendorErrors.unknown(call);
    }
  }

  /** After a read timeout, the vendor may still be at work until the confirm window ends. */
  private boolean isProvenContrary(Call call) {
    var timedOut = call.progress().attempt().fault() == VendorAnswer.Fault.TIMED_OUT;
    return switch (call.progress().evidence()) {
      case CONTRARY -> !timedOut || schedule.isWholeWindowOver(call);
      case NOT_SHOWN -> schedule.isWholeWindowOver(call);
      default -> false;
    };
  }

  private static void settle(Call call, Outcome outcome) {
    call.setOutcome(outcome);
    call.progress().done();
  }
}
