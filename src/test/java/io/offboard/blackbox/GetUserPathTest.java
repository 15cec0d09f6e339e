package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is served at the paths of lists and users, and what is not. */
class GetUserPathTest extends BlackBoxTest {
  private static final String USERS = "/unified/user-directory/users";

  private HttpRequest.Builder get(String path, TestAccount account) {
    return HttpRequest.newBuilder(service.uri(USERS + path + "?integrated_account_id=" + account))
        .header("Authorization", "Bearer " + API_TOKEN);
  }

  @ParameterizedTest
  @CsvSource({
    "ada%40example.com,ada%40example.com",
    "ada@example.com,ada%40example.com",
    "a+b,a%2Bb",
    "a%20b,a%20b",
    "50%25,50%25",
    "%C3%A9,%C3%A9",
    "00u1/,00u1"
  })
  void reads_the_user_whom_the_path_names(String segment, String sent) {
    vendor.expect("GET", "/api/v1/users/" + sent).answer(200, "{\"id\":\"00u1\"}");

    var reply = send(get("/" + segment, okta()));

    assertEquals("00u1", reply.json().path("id").textValue(), reply::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%2Fb", "%2e%2e%2fx", "a%5Cb", "a%3Fb", "a%0Ab", "%FF", "%C3"})
  void refuses_an_id_that_is_no_segment(String segment) {
    send(get("/" + segment, okta())).isError(400, "id");
    assertNothingWasSent();
  }

  @Test
  void serves_get_and_nothing_else() {
    for (var path : new String[] {"", "/00u1"}) {
      for (var method : new String[] {"POST", "PUT", "DELETE", "PATCH"}) {
        var reply =
            send(get(path, okta()).method(method, BodyPublishers.noBody())).isError(405, "Use GET");
        assertEquals("GET", reply.header("Allow"));
      }
    }
    assertNothingWasSent();
  }

  @Test
  void deactivate_is_no_user() {
    var reply = send(get("/deactivate", okta())).isError(405, "Use POST");

    assertEquals("POST", reply.header("Allow"));
  }

  @Test
  void wants_no_body() {
    send(get("", okta()).method("GET", BodyPublishers.ofString("{}"))).isError(400, "no body");
  }

  @Test
  void wants_a_token_and_an_account() {
    for (var path : new String[] {"", "/00u1"}) {
      var uri = service.uri(USERS + path);
      send(HttpRequest.newBuilder(uri)).isError(401, "");
      send(HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + API_TOKEN))
          .isError(400, "integrated_account_id");
      send(get(path, unknownAccount())).isError(404, "account");
    }
  }

  @Test
  void answers_501_where_the_integration_cannot() {
    var account = account("custom", "x: y");

    send(get("", account)).isError(501, "list");
    send(get("/u1", account)).isError(501, "get");
  }

  @Test
  void takes_one_name_of_the_user_only() {
    deactivate(okta(), "{\"user_id\":\"00u1\",\"email\":\"a@b.c\"}").isError(400, "not both");
    deactivate(okta(), "{\"email\":\"\"}").isError(400, "email");
    deactivate(okta(), "{\"email\":7}").isError(400, "email");
    deactivate(okta(), "{}").isError(400, "user_id");
    assertNothingWasSent();
  }
}
