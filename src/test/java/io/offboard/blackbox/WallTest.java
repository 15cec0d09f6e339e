package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.RawClient;
import io.offboard.fixture.Service;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing of the caller's reaches the vendor but what the contract names, and nothing of either
 * comes back as a header.
 */
class WallTest extends BlackBoxTest {
  /** Names that Camel, an HTTP client or a vendor would listen to. */
  private static final String[] NAMES =
      """
      CamelHttpUri camelhttpuri cAmelHttpUri CAMELHTTPURI CamelHttpPath CamelHttpQuery
      CamelHttpRawQuery CamelHttpMethod CamelHttpBaseUri CamelHttpResponseCode CamelRestHttpUri
      CamelToEndpoint CamelExceptionCaught Cookie Set-Cookie set-cookie Location location
      Proxy-Authorization X-Forwarded-For X-Forwarded-Host x-forwarded-proto Forwarded X-Real-IP
      X-HTTP-Method-Override X-Custom Accept-Language Content-Language User-Agent Accept
      Accept-Encoding Range If-Match Prefer Offboard-Time-Limit Offboard-Repeatable Offboard-Outcome
      Retry-After Allow WWW-Authenticate Warning traceparent
      """
          .split("\\s+");

  @AfterEach
  void theVendorGotNoHeaderButOurs() {
    vendor.assertOnlyHeaders(
        "Accept",
        "Accept-Encoding",
        "Authorization",
        "Connection",
        "Content-Length",
        "Host",
        "User-Agent");
    for (var request : vendor.requests()) {
      assertEquals("application/json", request.values("Accept").get(0));
      assertTrue(request.values("User-Agent").get(0).startsWith("offboard-routes/"));
      assertTrue(request.values("Authorization").get(0).startsWith("SSWS " + SECRET));
      assertEquals(vendor.url(), "http://" + request.values("Host").get(0));
    }
  }

  @Test
  void query_parameters_go_nowhere() {
    oktaDeactivates("00u1");
    var query =
        Stream.of(NAMES)
            .map(name -> "&" + name + "=http://evil.example/")
            .collect(Collectors.joining());

    var reply =
        deactivate(okta(), "&Authorization=x&Host=evil&Content-Length=1" + query, user("00u1"));

    assertClean(200, reply);
  }

  @Test
  void query_parameters_do_not_come_back_with_an_error() {
    var query = "?foo=bar&set-cookie=sid%3Devil&location=/evil&content-type=text/html";

    assertClean(401, send(service.request(query).POST(BodyPublishers.noBody())));
    assertClean(400, send(post(query, "{}")));
  }

  @Test
  void headers_go_nowhere() {
    oktaDeactivates("00u1");
    var call = post("?integrated_account_id=" + okta(), user("00u1"));
    Stream.of(NAMES).forEach(name -> call.header(name, "http://evil.example/"));

    assertClean(200, send(call));
  }

  @Test
  void headers_in_lower_case_go_nowhere() throws IOException {
    oktaDeactivates("00u1");

    var answer =
        raw(
            okta(),
            """
            authorization: Bearer s3cret-api
            cookie: sid=evil
            content-type: application/json
            """,
            user("00u1"));

    assertTrue(answer.startsWith("http/1.1 200 "), answer);
    assertFalse(answer.contains("authorization:"), answer);
    assertFalse(answer.contains("cookie"), answer);
    assertFalse(answer.contains(SECRET), answer);
  }

  @Test
  void headers_of_the_connection_go_nowhere() throws IOException {
    oktaDeactivates("00u1");

    var answer =
        raw(
            okta(),
            """
            Authorization: Bearer s3cret-api
            Keep-Alive: timeout=7
            Proxy-Connection: keep-alive
            TE: trailers
            Trailer: X-Evil
            Connection: X-Evil
            X-Evil: evil
            """,
            user("00u1"));

    assertTrue(answer.startsWith("http/1.1 200 "), answer);
    assertFalse(answer.contains("evil"), answer);
    assertFalse(answer.contains("trailer"), answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-www-form-urlencoded", "application/json"})
  void form_fields_go_nowhere(String type) {
    var form = "set-cookie=a%3Db&location=/evil&CamelHttpUri=http://evil.example/&user_id=00u1";
    var call = post("?integrated_account_id=" + okta(), form).setHeader("Content-Type", type);

    assertClean(type.endsWith("json") ? 400 : 415, send(call));
  }

  private static void assertClean(int status, Reply reply) {
    assertEquals(status, reply.status(), reply::toString);
    assertEquals("application/json", reply.header("Content-Type"));
    switch (status) {
      case 200 -> reply.hasOnlyHeaders("Offboard-Outcome");
      case 401 -> reply.hasOnlyHeaders("WWW-Authenticate");
      default -> reply.hasOnlyHeaders();
    }
  }

  private String raw(TestAccount account, String headers, String body) throws IOException {
    var target = Service.PATH + "?integrated_account_id=" + account;
    try (var client = new RawClient(service.uri("").toString())) {
      var head =
          "POST %s HTTP/1.1\r\nHost: service\r\nConnection: close\r\nContent-Length: %d\r\n"
              .formatted(target, body.length());
      client.send(head + headers.replace("\n", "\r\n") + "\r\n" + body);
      return client.readToEnd().toLowerCase();
    }
  }
}
