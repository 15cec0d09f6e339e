package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.fixture.Service;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that answers deactivations as the result of an object. */
class WrappedResponseTest extends BlackBoxTest {
  @Override
  Service configured(Service plain) {
    return plain.with("offboard.response.wrap", "true");
  }

  @ParameterizedTest
  @CsvSource({"unified, /id, 00u1", "normalized, /status, inactive", "raw, '', {}"})
  void every_format_is_wrapped(String format, String pointer, String value) {
    oktaDeactivates("00u1");
    var reply = deactivate(okta(), "&truto_response_format=" + format, user("00u1"));

    assertEquals(200, reply.status(), reply::toString);
    assertEquals("deactivated", reply.outcome());
    var found = wrapped(reply).at(pointer);
    assertEquals(value, found.isTextual() ? found.textValue() : found.toString());
  }

  @Test
  void fields_are_left_out_of_what_is_wrapped() {
    oktaDeactivates("00u1");
    var reply = deactivate(okta(), "&truto_exclude_fields=remote_data,result", user("00u1"));
    assertEquals(List.of("id", "status"), names(wrapped(reply)));
  }

  @Test
  void what_is_pending_is_wrapped() {
    vendor.expect("POST", "/api/v1/users/00u1/lifecycle/deactivate").answer(200, "{}");
    vendor.expect("GET", "/api/v1/users/00u1").answer(404, "{}");
    var reply = deactivate(okta(), user("00u1"));
    assertEquals(202, reply.status());
    assertEquals("00u1", wrapped(reply).path("id").asText());
  }

  @Test
  void a_replay_is_wrapped_once() {
    var account = okta();
    oktaDeactivates("00u1");
    var replies = new ArrayList<JsonNode>();
    for (var call = 0; call < 2; call++) {
      var request = post("?integrated_account_id=" + account, user("00u1"));
      replies.add(wrapped(send(request.header("Idempotency-Key", "k1"))));
    }
    assertEquals(replies.get(0), replies.get(1));
    assertEquals("00u1", replies.get(1).path("id").asText());
  }

  @Test
  void errors_dry_runs_and_users_that_are_read_are_bare() {
    var account = okta();
    deactivate(account, "{}").isError(400, "user_id");

    vendor.expect("GET", "/api/v1/users/00u1").answer(200, "{\"id\":\"00u1\"}");
    var dryRun = deactivate(account, "&dry_run=true", user("00u1"));
    assertTrue(dryRun.json().path("dry_run").asBoolean(), dryRun::toString);

    vendor.expect("GET", "/api/v1/users/00u1").answer(200, "{\"id\":\"00u1\"}");
    var read =
        HttpRequest.newBuilder(
                service.uri("/unified/user-directory/users/00u1?integrated_account_id=" + account))
            .header("Authorization", "Bearer " + API_TOKEN);
    assertEquals("00u1", send(read).json().path("id").asText());
  }

  private static JsonNode wrapped(Reply reply) {
    assertEquals(List.of("result"), names(reply.json()), reply::toString);
    return reply.json().path("result");
  }

  private static List<String> names(JsonNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
