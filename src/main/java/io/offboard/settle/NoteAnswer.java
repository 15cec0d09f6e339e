package io.offboard.settle;

import io.offboard.call.Call;
import io.offboard.call.Evidence;
import io.offboard.call.Progress;
import io.offboard.call.VendorErrors;
import io.offboard.client.VendorAnswer;
import io.offboard.client.Verdict;
import io.offboard.error.OffboardException;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in a vendor's route what the vendor's last answer means: {@code answer.shows('PROOF')}. */
public final class NoteAnswer {
  private static final Logger LOG = LoggerFactory.getLogger(NoteAnswer.class);
  private static final String ANOTHER =
      "The vendor's answer shows another user, or does not tell whom: a proxy or a cache may be why";
  private static final Pattern NAME = Pattern.compile("[!-~]{1,128}");

  /**
   * It was the answer to the deactivate call.
   *
   * @param exchange the exchange
   */
  public void attempted(Exchange exchange) {
    progress(exchange).attempted(answer(exchange));
  }

  /**
   * The header in which the vendor names the deactivate call, for the audit line: 1 to 128 visible
   * ASCII characters, else it has no name.
   *
   * @param header the header's name in lower case
   * @param exchange the exchange
   */
  public void named(String header, Exchange exchange) {
    progress(exchange)
        .remarks()
        .named(
            answer(exchange).headers().text(header).filter(NAME.asMatchPredicate()).orElse(null));
  }

  /**
   * The credential lacks the scope that the deactivate call needs, although it is not said in the
   * way of OAuth.
   *
   * @param exchange the exchange
   */
  public void lacksScope(Exchange exchange) {
    progress(exchange).remarks().lacksScope();
  }

  /**
   * The answer to the deactivate call says more than its HTTP status.
   *
   * @param verdict what it says
   * @param exchange the exchange
   */
  public void means(Verdict verdict, Exchange exchange) {
    progress(exchange).understood(verdict);
  }

  /**
   * It was the answer to the deactivate call, but its document is not the user's: no field is taken
   * from it.
   *
   * @param exchange the exchange
   */
  public void attemptShowsAnother(Exchange exchange) {
    progress(exchange).remarks().setOfAnother();
  }

  /**
   * The deactivate call was not made, because the user could not be read before: nothing was
   * changed.
   *
   * @param exchange the exchange
   */
  public void notAttempted(Exchange exchange) {
    var read = answer(exchange);
    progress(exchange).notAttempting();
    progress(exchange)
        .attempted(read.verdict() == Verdict.UNCLEAR ? read.withVerdict(Verdict.REFUSED) : read);
  }

  /**
   * The vendor refuses for now only: what stands in the way is mended elsewhere, and the call is
   * worth repeating later.
   *
   * @param exchange the exchange
   */
  public void notYet(Exchange exchange) {
    progress(exchange).remarks().setNotYet();
  }

  /**
   * What to add to the vendor's message if its answer is passed on as an error.
   *
   * @param sentence one sentence
   * @param exchange the exchange
   */
  public void hint(String sentence, Exchange exchange) {
    progress(exchange).remarks().hint(sentence);
  }

  /**
   * The user was read for a write, but the document is not the user's.
   *
   * @param exchange the exchange
   * @throws OffboardException (502) always: nothing is written
   */
  public void refuseAnother(Exchange exchange) {
    LOG.warn(ANOTHER);
    throw VendorErrors.of(answer(exchange).ofAnother());
  }

  /**
   * It was the read-back.
   *
   * @param shown what its document shows; without a document it shows nothing
   * @param exchange the exchange
   */
  public void shows(Evidence shown, Exchange exchange) {
    var answer = answer(exchange);
    progress(exchange).readBack(answer, answer.hasDocument() ? shown : failed(answer));
  }

  /**
   * It was the read-back, but its document is not the user's: it proves nothing, and no field is
   * taken from it.
   *
   * @param exchange the exchange
   */
  public void showsAnother(Exchange exchange) {
    var answer = answer(exchange);
    if (answer.hasDocument()) {
      LOG.warn(ANOTHER);
      progress(exchange).readBack(answer.ofAnother(), Evidence.NONE);
    } else {
      shows(Evidence.NONE, exchange);
    }
  }

  /**
   * It was the read-back, refused in such words that a 404 is about the user and nothing else:
   * there is no such user any more.
   *
   * @param exchange the exchange
   */
  public void showsRefusal(Exchange exchange) {
    if (answer(exchange).status() == 404) {
      progress(exchange).readBack(answer(exchange), Evidence.GONE);
    } else {
      showsAnother(exchange);
    }
  }

  /**
   * The read-back could not be made.
   *
   * @param exchange the exchange
   * @param cause why
   */
  public void unread(Exchange exchange, @ExchangeException Exception cause) {
    LOG.warn("The read-back failed: {}", LoggedReason.of(cause));
    progress(exchange).readBack(VendorAnswer.of(VendorAnswer.Fault.NO_ANSWER), Evidence.NONE);
  }

  private static Evidence failed(VendorAnswer answer) {
    return switch (answer.status()) {
      case 401, 403 -> Evidence.FORBIDDEN;
      case 404 -> Evidence.NO_USER;
      default -> Evidence.NONE;
    };
  }

  private static VendorAnswer answer(Exchange exchange) {
    return exchange.getProperty(VendorAnswer.PROPERTY, VendorAnswer.class);
  }

  private static Progress progress(Exchange exchange) {
    return Call.of(exchange).progress();
  }
}
