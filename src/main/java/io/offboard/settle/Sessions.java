package io.offboard.settle;

import io.offboard.call.Call;
import io.offboard.call.UserId;
import io.offboard.call.VendorErrors;
import io.offboard.client.VendorAnswer;
import io.offboard.client.Verdict;
import io.offboard.error.OffboardException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in a route how the ending of a user's sessions goes. */
public final class Sessions {
  /** The warning on a deactivation whose sessions could not be ended. */
  static final String WARNING = "sessions-not-revoked";

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  /**
   * The user was read: from here on the id counts, whatever the caller called the user.
   *
   * @param exchange the exchange
   * @throws OffboardException if there is no such user to be read, or the id is unfit for a path
   */
  public void found(Exchange exchange) {
    var answer = succeeded(exchange);
    var id = answer.body().path("id").textValue();
    if (!isOfOneUser(id)) {
      throw VendorErrors.of(answer.unreadable());
    }
    Call.of(exchange).setUserId(id);
  }

  /** In a path, {@code me} would be the owner of the account's token. */
  private static boolean isOfOneUser(String id) {
    return id != null && UserId.isFit(id) && !id.equalsIgnoreCase("me");
  }

  /**
   * The sessions were ended, or not.
   *
   * @param exchange the exchange
   * @throws OffboardException if the vendor did not say so
   */
  public void revoked(Exchange exchange) {
    succeeded(exchange);
  }

  /**
   * The sessions were not ended: the caller is told, and the deactivation goes on.
   *
   * @param exchange the exchange
   * @param cause why
   */
  public void notRevoked(Exchange exchange, @ExchangeException Exception cause) {
    LOG.warn("The user's sessions could not be ended: {}", LoggedReason.of(cause));
    Call.of(exchange).warnings().add(WARNING);
  }

  private static VendorAnswer succeeded(Exchange exchange) {
    var answer = exchange.getProperty(VendorAnswer.PROPERTY, VendorAnswer.class);
    if (answer.verdict() != Verdict.ACCEPTED) {
      throw VendorErrors.of(answer);
    }
    return answer;
  }
}
