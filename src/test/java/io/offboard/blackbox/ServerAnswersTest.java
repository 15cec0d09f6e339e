package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.RawClient;
import io.offboard.fixture.Service;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered before anybody asks for the api token: none is sent here. */
class ServerAnswersTest extends BlackBoxTest {
  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE", "OPTIONS"})
  void names_the_one_method_that_is_served(String method) {
    var reply = send(service.request("").method(method, BodyPublishers.noBody()));

    reply.isError(405, "POST").hasOnlyHeaders("Allow");
    assertEquals("POST", reply.header("Allow"));
  }

  @Test
  void refuses_a_method_before_it_looks_at_the_body() {
    var put = BodyPublishers.ofString("<a/>");

    send(service.request("").header("Content-Type", "text/xml").PUT(put)).isError(405, "POST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/unified", "/unified/user-directory", Service.PATH + "/x"})
  void names_the_paths_that_are_served(String path) {
    var reply = send(HttpRequest.newBuilder(service.uri(path)).POST(BodyPublishers.noBody()));

    reply.isError(404, Service.PATH).hasOnlyHeaders();
  }

  @Test
  void a_slash_at_the_end_makes_no_difference() {
    var path = Service.PATH + "/";

    send(HttpRequest.newBuilder(service.uri(path)).POST(BodyPublishers.noBody()))
        .isError(401, "token");
  }

  @Test
  void refuses_a_body_over_64_kib() {
    var body = BodyPublishers.ofString(" ".repeat(64 * 1024 + 1));

    send(service.request("").POST(body)).isError(413, "64 KiB").hasOnlyHeaders();
  }

  @Test
  void refuses_a_body_over_64_kib_that_does_not_announce_its_length() throws IOException {
    var chunk = "1000\r\n" + " ".repeat(4096) + "\r\n";
    var body = chunk.repeat(16) + "1\r\n \r\n0\r\n\r\n";

    var answer = raw("POST " + Service.PATH, "Transfer-Encoding: chunked\r\n", body);

    assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "text/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=iso-8859-1",
        "application/jsonp"
      })
  void refuses_a_body_of_another_type(String type) {
    var body = BodyPublishers.ofString("{}");

    send(service.request("").header("Content-Type", type).POST(body))
        .isError(415, "application/json")
        .hasOnlyHeaders();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
  void refuses_a_broken_form_for_its_type(String type) {
    var endless = BodyPublishers.ofString("a".repeat(20_000));

    send(service.request("").header("Content-Type", type).POST(endless))
        .isError(415, "application/json")
        .hasOnlyHeaders();
  }

  @ParameterizedTest
  @ValueSource(strings = {Service.PATH + "?a=%zz", Service.PATH + "?%=a", Service.PATH + "?a=%ff"})
  void refuses_broken_percent_encoding(String target) throws IOException {
    var answer = raw("POST " + target, "", "");

    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    assertTrue(answer.toLowerCase().contains("content-type: application/json"), answer);
    assertTrue(answer.toLowerCase().contains("offboard-request-id: "), answer);
    assertTrue(answer.contains("{\"statusCode\":400,\"error\":\"Bad Request\","), answer);
  }

  @Test
  void takes_a_request_line_of_4096_bytes_and_no_longer_one() throws IOException {
    var line = "POST " + Service.PATH + "?" + " HTTP/1.1";
    var longest = "a".repeat(4096 - line.length());

    var taken = raw("POST " + Service.PATH + "?" + longest, "", "");
    var refused = raw("POST " + Service.PATH + "?a" + longest, "", "");

    assertTrue(taken.startsWith("HTTP/1.1 401 "), taken);
    assertTrue(refused.contains(" 414 "), refused);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", Service.PATH})
  void takes_over_the_callers_request_id(String path) {
    var request = HttpRequest.newBuilder(service.uri(path)).header("X-Request-Id", "Call-7.a_b");

    assertEquals("Call-7.a_b", send(request.GET()).header("Offboard-Request-Id"));
  }

  private String raw(String methodAndTarget, String headers, String body) throws IOException {
    try (var client = new RawClient(service.uri("").toString())) {
      var head = methodAndTarget + " HTTP/1.1\r\nHost: service\r\nConnection: close\r\n" + headers;
      return client.send(head + "\r\n" + body).readToEnd();
    }
  }
}
