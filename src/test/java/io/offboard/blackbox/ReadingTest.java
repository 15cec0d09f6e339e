package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.offboard.testkit.Fault;
import io.offboard.testkit.HttpAnswer;
import java.net.http.HttpRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for a list and for one user alike. */
class ReadingTest extends BlackBoxTest {
  private static final String USER =
      "{\"id\":\"u1\",\"status\":\"ACTIVE\",\"profile\":{\"login\":\"ada@acme.example\"}}";

  @ParameterizedTest
  @CsvSource({"'', 403", "'', 410", "'', 507", "/u1, 403", "/u1, 410", "/u1, 507"})
  void passes_the_vendors_error_on(String path, int status) {
    vendorAnswers(HttpAnswer.of(status, "{\"errorSummary\":\"Okta says no\"}"));

    var reply = read(okta(), path, "").isVendorError(status, "Okta says no");

    assertNull(reply.outcome());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/u1"})
  void passes_on_that_the_vendor_is_down(String path) {
    vendorAnswers(HttpAnswer.of(503, "{\"errorSummary\":\"Down\"}"));

    var reply = read(okta(), path, "").isVendorError(503, "Down");

    assertEquals("5", reply.header("Retry-After"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/u1"})
  void says_that_no_answer_came(String path) {
    vendor.respond(
        request ->
            request.target().equals("/api/v1/users/me") ? background(request) : Fault.close());

    assertNull(read(okta(), path, "").isError(504, "").outcome());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/u1"})
  void says_that_the_account_is_misconfigured(String path) {
    read(account("okta", "org_url: \"" + vendor.url() + "\""), path, "").isError(500, "api_token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/u1"})
  void tells_of_the_rate_limit_of_reads(String path) {
    var answer = HttpAnswer.of(200, path.isEmpty() ? "[" + USER + "]" : USER);
    vendorAnswers(RateHeaders.on(answer, 50, 49, START.plusSeconds(30)));

    var reply = read(okta(), path, "");

    assertEquals("50", reply.header("ratelimit-limit"));
    assertEquals("49", reply.header("ratelimit-remaining"));
    assertEquals("30", reply.header("ratelimit-reset"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/u1"})
  void leaves_fields_out(String path) {
    vendorAnswers(HttpAnswer.of(200, path.isEmpty() ? "[" + USER + "]" : USER));
    var query = "&truto_ignore_remote_data=true&truto_exclude_fields=username";

    var json = read(okta(), path, query).json();

    var user = path.isEmpty() ? json.path("result").get(0) : json;
    assertEquals("u1", user.path("id").asText());
    assertFalse(user.has("remote_data") || user.has("username"), user::toString);
  }

  private void vendorAnswers(HttpAnswer answer) {
    vendor.respond(
        request -> {
          var usual = background(request);
          return usual == null ? answer : usual;
        });
  }

  private Reply read(TestAccount account, String path, String query) {
    var address = DirectoryTestBase.DIRECTORY + path + "?integrated_account_id=" + account + query;
    return send(
        HttpRequest.newBuilder(service.uri(address))
            .header("Authorization", "Bearer " + API_TOKEN));
  }
}
