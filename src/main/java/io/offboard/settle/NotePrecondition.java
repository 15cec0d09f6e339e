package io.offboard.settle;

import io.offboard.call.Call;
import io.offboard.call.Precondition;
import io.offboard.call.VendorErrors;
import io.offboard.client.VendorAnswer;
import io.offboard.client.VendorRequest;
import io.offboard.client.Verdict;
import io.offboard.error.OffboardException;
import org.apache.camel.Exchange;

/** Says in a vendor's route on which version of the user's document a write is made. */
public final class NotePrecondition {
  /**
   * Whether the vendor asked for a version, so that the user has to be read before the write.
   *
   * @param exchange the exchange
   * @return true after a 428 or a 412
   */
  public boolean isAsked(Exchange exchange) {
    return of(exchange).isAsked();
  }

  /**
   * The user was read, and the document may tell its version; where the vendor asked for one, the
   * header {@code ETag} tells it, too.
   *
   * @param pointer where in the document, for example {@code /meta/version}
   * @param exchange the exchange
   * @throws OffboardException the vendor's error, if it asked for a version and tells none
   */
  public void read(String pointer, Exchange exchange) {
    var answer = exchange.getProperty(VendorAnswer.PROPERTY, VendorAnswer.class);
    if (!of(exchange).read(answer.body().at(pointer), answer)) {
      throw VendorErrors.of(Call.of(exchange));
    }
  }

  /**
   * The next request may change the version that was read and no other, if one is known.
   *
   * @param exchange the exchange
   */
  public void send(Exchange exchange) {
    var version = of(exchange).version();
    if (version != null) {
      var request = exchange.getProperty(VendorRequest.PROPERTY, VendorRequest.class);
      exchange.setProperty(VendorRequest.PROPERTY, request.ifMatching(version));
    }
  }

  /**
   * The write was answered: it may be that it is made once more, on a fresh read. Where it is not,
   * an earlier write of which nobody knows may have been made late, and outdated the version: a
   * read tells.
   *
   * @param exchange the exchange
   */
  public void judge(Exchange exchange) {
    var progress = Call.of(exchange).progress();
    if (progress.precondition().mayRepeat(progress.attempt())
        && progress.attempts() < Retries.MAX_ATTEMPTS) {
      progress.understood(Verdict.OUTDATED);
    } else if (progress.unclearBefore()) {
      progress.understood(Verdict.REFUSED_UNLESS_INACTIVE);
    }
  }

  private static Precondition of(Exchange exchange) {
    return Call.of(exchange).progress().precondition();
  }
}
