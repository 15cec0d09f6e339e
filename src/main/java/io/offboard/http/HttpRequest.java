package io.offboard.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

/**
 * The caller's HTTP request as it came, behind the wall that keeps it out of the exchange.
 *
 * @param method in upper case
 * @param rawQuery not decoded; null if there is none
 * @param body the bytes; empty if there are none
 * @param request the server's own request
 */
record HttpRequest(String method, String rawQuery, byte[] body, HttpServerRequest request) {

  static HttpRequest of(Exchange exchange) {
    var message = exchange.getMessage(HttpMessage.class);
    var request = message.getRequest();
    var body = request.isExpectMultipart() ? null : message.getBody(byte[].class);
    return new HttpRequest(
        request.method().name(), request.query(), body == null ? new byte[0] : body, request);
  }

  /** All values of a header, in the order in which they came. */
  List<String> headers(String name) {
    return request.headers().getAll(name);
  }

  /**
   * Whether there is anything in the body. Of a form the server keeps no bytes, so that its length
   * has to tell.
   */
  boolean hasBody() {
    var length = request.getHeader("Content-Length");
    var announced =
        length == null ? request.headers().contains("Transfer-Encoding") : !length.equals("0");
    return body.length > 0 || (announced && request.isExpectMultipart());
  }
}
