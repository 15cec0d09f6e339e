package io.offboard.facts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.offboard.call.Call;
import java.time.Clock;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Asks in a route for what a vendor says of itself, which seldom changes. */
public final class SeldomAsked {
  private final HourlyDocuments<Question> documents;

  private record Question(UUID accountId, String name) {}

  /**
   * Asks once an hour an account.
   *
   * @param template calls the routes that ask
   * @param clock tells when to ask again
   */
  public SeldomAsked(ProducerTemplate template, Clock clock) {
    documents =
        new HourlyDocuments<>("what the vendor says of itself", template, clock, document -> true);
  }

  /**
   * Asks, if that was not done within the hour: the document is the message body from here on, or
   * an empty object if the vendor does not give it.
   *
   * @param question the second word of the integration's route that asks
   * @param exchange the exchange
   */
  public void ask(String question, Exchange exchange) {
    var call = Call.of(exchange);
    var document = documents.get(new Question(call.account().id(), question), question, call);
    exchange.getMessage().setBody(document.orElseGet(() -> JsonNodeFactory.instance.objectNode()));
  }
}
