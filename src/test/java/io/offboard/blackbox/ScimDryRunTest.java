package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A dry run also looks at what the service says of itself. */
class ScimDryRunTest extends BlackBoxTest {
  private static final String USER = "/scim/v2/Users/u1";
  private static final String CONFIG = "/scim/v2/ServiceProviderConfig";
  private static final String NO_PATCH = "{\"patch\":{\"supported\":false}}";
  private static final String DOCUMENT =
      "{\"id\":\"u1\",\"active\":true,\"n\":1.50,\"meta\":{\"version\":\"v1\"}}";

  @ParameterizedTest
  @ValueSource(strings = {"patch", "patch_value"})
  void a_service_that_takes_no_patch_needs_another_setting(String update) {
    expectRead();
    vendor.expect("GET", CONFIG).answer(200, NO_PATCH);

    var json = dryRun(scim("update: " + update)).json();

    assertFalse(json.path("could_succeed").asBoolean(true), json::toString);
    assertTrue(json.path("reason").asText().contains("set update to put"), json::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"200 | {\"patch\":{\"supported\":true}}", "404 | {}", "200 | <html>", "500 | {}"})
  void what_cannot_be_read_does_not_stand_in_the_way(int status, String config) {
    expectRead();
    vendor.expect("GET", CONFIG).answer(status, config);

    assertTrue(dryRun(scim()).json().path("could_succeed").asBoolean());
  }

  @Test
  void it_is_asked_once_an_hour_an_account() {
    var account = scim();
    expectRead();
    vendor.expect("GET", CONFIG).answer(200, NO_PATCH);
    expectRead();
    dryRun(account);
    dryRun(account);
    clock.advance(Duration.ofMinutes(61));
    expectRead();
    vendor.expect("GET", CONFIG).answer(200, "{\"patch\":{\"supported\":true}}");

    assertTrue(dryRun(account).json().path("could_succeed").asBoolean());
  }

  @Test
  void a_put_would_write_the_user_back() {
    expectRead();
    vendor.expect("GET", CONFIG).answer(200, NO_PATCH);

    var json = dryRun(scim("update: put")).json();

    assertTrue(json.path("could_succeed").asBoolean(), json::toString);
    assertEquals("PUT", json.at("/requests/0/method").asText());
    assertEquals(Reply.parse(DOCUMENT.replace("true", "false")), json.at("/requests/0/body"));
  }

  @Test
  void shows_what_the_media_type_and_the_value_form_make_of_the_request() {
    expectRead();
    vendor.expect("GET", CONFIG).answer(404, "");

    var request =
        dryRun(scim("update: patch_value, media_type: application/json")).json().at("/requests/0");

    assertEquals("application/json", request.at("/headers/Content-Type").asText());
    assertEquals(Reply.parse("{\"active\":false}"), request.at("/body/Operations/0/value"));
  }

  private void expectRead() {
    vendor.expect("GET", USER).answer(200, DOCUMENT);
  }

  private Reply dryRun(TestAccount account) {
    var reply = deactivate(account, "&dry_run=true", user("u1"));
    assertEquals("200 dry_run", reply.status() + " " + reply.outcome(), reply::toString);
    return reply;
  }
}
