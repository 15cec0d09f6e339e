package io.offboard.send;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.PlannedRequest;
import io.offboard.account.Secret;
import io.offboard.call.Call;
import io.offboard.call.VendorErrors;
import io.offboard.client.VendorRequest;
import io.offboard.client.Verdict;
import io.offboard.error.AccountMisconfiguredException;
import io.offboard.error.InvalidRequestException;
import io.offboard.error.OffboardException;
import io.offboard.util.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;

/** Says in a dry run's route what the call would meet with, and what it would send. */
public final class NoteDryRun {
  private final AddressVendorRequest address;

  /**
   * Notes.
   *
   * @param address knows the headers of a request
   */
  public NoteDryRun(AddressVendorRequest address) {
    this.address = address;
  }

  /**
   * The call would be refused before anything is sent.
   *
   * @param exchange the exchange
   * @param refusal why
   */
  public void refused(Exchange exchange, @ExchangeException InvalidRequestException refusal) {
    Call.of(exchange).dryRun().refuse(refusal.getMessage());
  }

  /**
   * The user was read, or not.
   *
   * @param exchange the exchange
   * @throws OffboardException if the vendor did not show the user
   * @throws IllegalStateException if the read-back route did not say what its answer shows
   */
  public void userRead(Exchange exchange) {
    var call = Call.of(exchange);
    var answer = call.progress().readBack();
    if (answer == null) {
      throw new IllegalStateException(
          "The route %s.read-back ended without answer.shows"
              .formatted(call.account().integration()));
    }
    if (!answer.hasDocument()) {
      throw VendorErrors.of(answer.verdict() == Verdict.ACCEPTED ? answer.unreadable() : answer);
    }
  }

  /**
   * The next request would be sent: it is only noted.
   *
   * @param exchange the exchange
   * @throws AccountMisconfiguredException if the account has no credential
   */
  public void wouldSend(Exchange exchange) {
    var call = Call.of(exchange);
    var request = exchange.getProperty(VendorRequest.PROPERTY, VendorRequest.class);
    var headers = address.headers(request);
    var scheme = AuthorizeVendorRequest.credential(call.account()).scheme();
    headers.put("Authorization", scheme + " " + Secret.MASK);
    var query = request.rawQuery() == null ? "" : "?" + request.rawQuery();
    call.dryRun()
        .wouldSend(
            new PlannedRequest(request.method(), request.uri() + query, headers, body(request)));
  }

  private static JsonNode body(VendorRequest request) {
    try {
      return request.content() == null ? null : Json.MAPPER.readTree(request.content());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
