package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.ScimSamples;
import io.offboard.fixture.ScimServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A SCIM service that was written by others understands what is sent, and is understood. */
class ScimServerTest extends BlackBoxTest {
  private final ScimServer server = new ScimServer();
  private TestAccount account;
  private String id;

  @BeforeEach
  void createUser() {
    account = scimAt(server.url());
    id = server.create(ScimSamples.jensen());
  }

  @AfterAll
  void closeServer() {
    server.close();
  }

  @Test
  void a_user_is_inactive_afterwards() {
    assertTrue(server.isActive(id));

    var reply =
        deactivate(
            account,
            "&truto_ignore_remote_data=true&truto_exclude_fields=created_at,updated_at",
            user(id));

    reply.isSuccess(
        "deactivated",
        """
        {"id": "%s", "first_name": "Barbara", "last_name": "Jensen", "name": "Barbara Jensen",
         "username": "bjensen@example.com", "status": "inactive",
         "emails": [{"email": "bjensen@example.com", "type": "work", "is_primary": true}]}
        """
            .formatted(id));
    assertFalse(server.isActive(id));
  }

  @Test
  void a_repeat_is_a_success() {
    deactivate(account, user(id));

    assertEquals("deactivated", deactivate(account, user(id)).outcome());
    assertFalse(server.isActive(id));
  }

  @Test
  void the_normalized_user_has_the_times_of_the_service() {
    var reply = deactivate(account, "&truto_response_format=normalized", user(id));

    assertTrue(
        reply.json().path("created_at").asText().matches("....-..-..T..:..:..\\....Z"),
        reply::toString);
  }

  @Test
  void operations_of_the_caller_are_understood() {
    var operations = "[{\"op\":\"replace\",\"value\":{\"active\":false}}]";
    var body = "{\"user_id\":\"%s\",\"remote_data\":{\"Operations\":%s}}";

    var reply = deactivate(account, body.formatted(id, operations));

    assertEquals("deactivated", reply.outcome());
    assertFalse(server.isActive(id));
  }

  @Test
  void an_unknown_user_is_a_404_with_the_detail_of_the_service() {
    var reply = deactivate(account, user("nobody"));

    reply.isVendorError(404, "Resource nobody not found");
    assertEquals("404", reply.json().at("/raw_response/status").asText());
    assertNull(reply.outcome());
  }

  @Test
  void what_the_service_refuses_is_passed_on() {
    var reply = deactivate(account, "&remote_query[attributes]=unheardOf", user(id));

    reply.isVendorError(400, "unheardOf");
    assertTrue(reply.json().at("/raw_response/scimType").isTextual(), reply::toString);
    assertTrue(server.isActive(id));
  }
}
