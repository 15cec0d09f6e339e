package io.offboard.send;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.JsltException;
import io.offboard.account.VendorHosts;
import io.offboard.call.Call;
import io.offboard.client.PublicAddresses;
import io.offboard.client.Received;
import io.offboard.client.SentSecrets;
import io.offboard.client.VendorAnswer;
import io.offboard.client.VendorFault;
import io.offboard.client.VendorHeaders;
import io.offboard.client.VendorRequest;
import io.offboard.error.AccountMisconfiguredException;
import io.offboard.limit.RateBudgets;
import io.offboard.transform.Transforms;
import io.offboard.util.Json;
import io.offboard.watch.CallMeter;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what came back from the vendor, or that nothing did: the answer becomes the exchange
 * property {@code vendorAnswer}, its JSON the message body, and no header stays.
 */
public final class ReadVendorAnswer {
  private static final Logger LOG = LoggerFactory.getLogger(ReadVendorAnswer.class);

  private final Clock clock;
  private final RateBudgets budgets;
  private final VendorHosts hosts;
  private final Transforms transforms;
  private final CallMeter meter;

  /**
   * Reads answers.
   *
   * @param clock tells when an answer arrived
   * @param budgets remembers what they say about rate limits
   * @param hosts tells which setting led to a host
   * @param transforms may have one named {@code <integration>/error}, which finds the message of an
   *     error where no other vendor has it
   * @param meter counts and times answers
   */
  public ReadVendorAnswer(
      Clock clock, RateBudgets budgets, VendorHosts hosts, Transforms transforms, CallMeter meter) {
    this.clock = clock;
    this.budgets = budgets;
    this.hosts = hosts;
    this.transforms = transforms;
    this.meter = meter;
  }

  /**
   * An answer came.
   *
   * @param exchange the exchange after the HTTP call
   */
  public void read(Exchange exchange) {
    var answer = answer(exchange);
    count(exchange, answer);
    var kind = exchange.getProperty(VendorRequest.PROPERTY, VendorRequest.class).kind();
    var account = Call.of(exchange).account();
    budgets.remember(account.id(), kind, answer);
    note(exchange, answer.saying(message(account.integration() + "/error", answer)));
  }

  private String message(String transform, VendorAnswer answer) {
    if (answer.status() < 400 || !answer.body().isObject() || !transforms.has(transform)) {
      return null;
    }
    try {
      return transforms.apply(transform, answer.body(), Map.of()).path("message").textValue();
    } catch (JsltException e) {
      LOG.warn("The transform {} failed on a vendor's error", transform);
      return null;
    }
  }

  /**
   * No whole answer came.
   *
   * @param exchange the exchange
   * @param fault how far the call came
   */
  public void lost(Exchange exchange, @ExchangeException VendorFault fault) {
    var answer = VendorAnswer.of(fault.fault());
    count(exchange, answer);
    if (fault.getCause() instanceof PublicAddresses.ForbiddenAddressException) {
      var account = Call.of(exchange).account();
      var request = exchange.getProperty(VendorRequest.PROPERTY, VendorRequest.class);
      throw new AccountMisconfiguredException(
          account.id(),
          hosts.setting(request.addressOf(account)),
          "does not lead to a public address");
    }
    LOG.warn("Vendor call failed: {}, because of {}", fault.fault(), cause(fault));
    note(exchange, answer);
  }

  /** Once a vendor has spoken, the HTTP client's own text may quote it, and with it a secret. */
  private static String cause(VendorFault fault) {
    return fault.fault() == VendorAnswer.Fault.NOT_SENT
        ? fault.getCause().toString()
        : fault.getCause().getClass().getSimpleName();
  }

  private void count(Exchange exchange, VendorAnswer answer) {
    var call = Call.of(exchange);
    var request = exchange.getProperty(VendorRequest.PROPERTY, VendorRequest.class);
    var took = call.traffic().end(request, answer);
    meter.vendorCalled(call.account().integration(), request.kind(), answer, took);
  }

  private static void note(Exchange exchange, VendorAnswer answer) {
    exchange.setProperty(VendorAnswer.PROPERTY, answer);
    exchange.setProperty("vendorStatus", answer.status());
    exchange.setProperty("vendorVerdict", answer.verdict().name());
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setBody(answer.body().isContainerNode() ? answer.body() : null);
  }

  private VendorAnswer answer(Exchange exchange) {
    var message = exchange.getMessage();
    var received = new Received(message.getBody(byte[].class), clock.instant());
    var read = AnswerText.of(received.bytes());
    var json = read.text().isBlank() ? MissingNode.getInstance() : parse(read.text());
    var sent = (SentSecrets) exchange.removeProperty(SentSecrets.PROPERTY);
    var body = json == null ? TextNode.valueOf(read.text()) : json;
    var shown = sent == null ? body : sent.mask(body);
    var answer =
        VendorAnswer.of(
                message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class),
                shown,
                json != null,
                new VendorHeaders(
                    sent == null ? message.getHeaders() : sent.mask(message.getHeaders()),
                    received.at()))
            .in(received);
    if (shown != body) {
      return answer.asAltered("holds the account's credential");
    }
    return read.isWhole() ? answer : answer.asAltered("is not in UTF-8");
  }

  private static JsonNode parse(String text) {
    try {
      return Json.read(text);
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
