package io.offboard.settle;

import io.offboard.call.Call;
import io.offboard.call.VendorErrors;
import io.offboard.client.VendorAnswer;
import io.offboard.client.Verdict;
import io.offboard.error.OffboardException;
import org.apache.camel.Exchange;

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
      if (progress.readingEnds() == null) {
        schedule.begin(call);
      }
      var left = schedule.until(progress.readingEnds());
      schedule.readAfter(
          ReadRetries.pause(answer, progress.readBacks() - 1, left)
              .orElseThrow(() -> VendorErrors.of(answer)),
          call);
    }
    call.show(exchange);
  }

  /** A success without a document shows no user. */
  private static VendorAnswer shown(VendorAnswer answer) {
    return answer.verdict() == Verdict.ACCEPTED && !answer.hasDocument()
        ? answer.unreadable()
        : answer;
  }
}
