package io.offboard.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.call.VendorAccess;
import io.offboard.client.VendorAnswer;
import io.offboard.client.VendorAnswer.Fault;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** The routes with a mock in the place of the one node from which anything leaves the process. */
abstract class VendorMockTestBase extends RouteTestBase {
  private static final String VENDOR = "vendor-http";

  @Override
  void advise() throws Exception {
    mock("vendor.http", VENDOR);
  }

  /** What the vendor does with every request. */
  final void vendorDoes(Processor happens) {
    when(VENDOR, happens);
  }

  /** The vendor answers every request alike. */
  final void vendorAnswers(int status, String body) {
    vendorDoes(exchange -> overHttp(exchange, status, body));
  }

  /** No request gets a whole answer. */
  final void vendorFails(Fault fault) {
    vendorDoes(
        exchange -> {
          throw VendorAccess.fault(fault);
        });
  }

  static void overHttp(Exchange exchange, int status, String body) {
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    exchange.getMessage().setBody(body.replace('\'', '"'));
  }

  /** What was sent, in order. */
  final List<Message> sent() {
    return mocked(VENDOR).getExchanges().stream().map(Exchange::getMessage).toList();
  }

  final Message sent(int index) {
    return sent().get(index);
  }

  /** Checks how many requests were sent. */
  final void assertSent(int count) {
    assertEquals(count, mocked(VENDOR).getReceivedCounter());
  }

  /** Checks where the first request went. */
  final Message assertSent(String method, String uri) {
    var first = sent(0);
    assertEquals(method, first.getHeader(Exchange.HTTP_METHOD, String.class));
    assertEquals(uri, first.getHeader(Exchange.HTTP_URI));
    return first;
  }

  static VendorAnswer answerOf(Exchange exchange) {
    return exchange.getProperty(VendorAnswer.PROPERTY, VendorAnswer.class);
  }
}
