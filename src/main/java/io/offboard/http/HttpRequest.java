package io.offboard.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

/**
 * The caller's HTTP request as it came, behind the wall that keeps it out of the exchange.
 *
 * @param message the message that the server made of it
 */
record HttpRequest(HttpMessage message) {
  private static final byte[] NOTHING = {};

  static HttpRequest of(Exchange exchange) {
    return new HttpRequest(exchange.getMessage(HttpMessage.class));
  }

  /** The server's own request. */
  HttpServerRequest server() {
    return message.getRequest();
  }

  /** A header that came once or first; null if there is none. */
  String header(String name) {
    return server().getHeader(name);
  }

  /** All values of a header, in the order in which they came. */
  List<String> headers(String name) {
    return server().headers().getAll(name);
  }

  /** The bytes of the body; empty if there are none, or if the server took them for a form. */
  byte[] body() {
    var bytes = buffer();
    return bytes == null ? NOTHING : bytes.getBytes();
  }

  /**
   * Whether there is anything in the body. Of a form the server keeps no bytes, so that its length
   * has to tell.
   */
  boolean hasBody() {
    if (!server().isExpectMultipart()) {
      var bytes = buffer();
      return bytes != null && bytes.length() > 0;
    }
    var length = header("Content-Length");
    return length == null ? header("Transfer-Encoding") != null : !length.equals("0");
  }

  private Buffer buffer() {
    return !server().isExpectMultipart() && message.getBody() instanceof Buffer bytes
        ? bytes
        : null;
  }
}
