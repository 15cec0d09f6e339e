package io.offboard.settle;

import io.offboard.call.Call;
import io.offboard.call.VendorErrors;
import io.offboard.client.VendorAnswer;
import io.offboard.client.Verdict;
import io.offboard.error.OffboardException;
import io.offboard.error.TooManyCallsException;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;

/** What comes after a read of the user that is what the call is about. */
public final class ReadUser {
  private final ReadBackSchedule schedule;

  /**
   * Reads users.
   *
   * @param schedule when a read is made again
   */
  public ReadUser(ReadBackSchedule schedule) {
    this.schedule = schedule;
  }

  /**
   * A read-back was made: it is the answer, or is made again, or failed.
   *
   * @param exchange the exchange
   * @throws OffboardException if the vendor does not show the user
   */
  public void afterRead(Exchange exchange) {
    var call = Call.of(exchange);
    var progress = call.progress();
    var answer = shown(progress.readBack());
    if (answer.hasDocument()) {
      progress.done();
    } else {
      schedule.readAfter(
          ReadRetries.pause(answer, progress.readBacks() - 1, left(call))
              .orElseThrow(() -> VendorErrors.of(answer)),
          call);
    }
    call.show(exchange);
  }

  /**
   * The vendor's limit held the read back: it is made when that is over, or not at all.
   *
   * @param exchange the exchange
   * @param limit the limit
   * @throws TooManyCallsException if it lasts too long
   */
  public void heldBack(Exchange exchange, @ExchangeException TooManyCallsException limit) {
    var call = Call.of(exchange);
    schedule.readAfter(ReadRetries.pause(limit, left(call)), call);
    call.show(exchange);
  }

  private Duration left(Call call) {
    if (call.progress().readingEnds() == null) {
      schedule.begin(call);
    }
    return schedule.until(call.progress().readingEnds());
  }

  /** A success without a document shows no user. */
  private static VendorAnswer shown(VendorAnswer answer) {
    return answer.verdict() == Verdict.ACCEPTED && !answer.hasDocument()
        ? answer.unreadable()
        : answer;
  }
}
