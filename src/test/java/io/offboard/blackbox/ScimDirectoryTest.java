package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.testkit.ClosedPort;
import io.offboard.testkit.HttpAnswer;
import io.offboard.util.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScimDirectoryTest extends DirectoryTestBase {
  private static final String USERS = "/scim/v2/Users";

  @Override
  TestAccount account() {
    return scim();
  }

  @Override
  String document(String id, String email) {
    return document(id, email, true);
  }

  private static String document(String id, String email, boolean active) {
    return Json.MAPPER
        .createObjectNode()
        .put("id", id)
        .put("userName", email)
        .put("active", active)
        .put("status", "x")
        .toString();
  }

  @Override
  String target(String id) {
    return USERS + "/" + id;
  }

  @Override
  HttpAnswer page(String next, String... documents) {
    var total = next == null ? documents.length : 1000;
    return page(total, documents);
  }

  private static HttpAnswer page(int total, String... documents) {
    return HttpAnswer.of(
        200,
        "{\"totalResults\":%d,\"Resources\":[%s]}".formatted(total, String.join(",", documents)));
  }

  @Override
  String everybody(int limit) {
    return USERS + "?startIndex=1&count=" + limit;
  }

  @Override
  String pageAfter(int limit, String next) {
    return USERS + "?startIndex=" + (limit + 1) + "&count=" + limit;
  }

  @Override
  String withEmail(int limit, String email) {
    return filtered("userName", limit, email);
  }

  private static String filtered(String attribute, int limit, String value) {
    var quoted = "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    return USERS
        + "?filter="
        + encoded(attribute + " eq " + quoted)
        + "&startIndex=1&count="
        + limit;
  }

  @Override
  void nobodyHas(int limit, String email) {
    vendor.expect("GET", withEmail(limit, email)).answer(page(null));
    vendor.expect("GET", filtered("emails.value", limit, email)).answer(page(null));
  }

  @Override
  void deactivates(String id) {
    vendor.expect("PATCH", target(id)).answer(204, "");
    vendor.expect("GET", target(id)).answer(200, document(id, ADA, false));
  }

  @Test
  void finds_by_any_address_after_nobody_has_it_as_a_user_name() {
    vendor.expect("GET", withEmail(100, ADA)).answer(page(null));
    vendor
        .expect("GET", filtered("emails.value", 100, ADA))
        .answer(
            page(
                null,
                "{\"id\":\"u1\",\"userName\":\"ada\",\"emails\":[{\"value\":\"%s\"}]}"
                    .formatted(ADA)));
    deactivates("u1");

    assertEquals("deactivated", byEmail(account(), ADA).outcome());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 422, 501})
  void finds_nobody_where_the_service_cannot_filter_by_addresses(int status) {
    vendor.expect("GET", withEmail(100, ADA)).answer(page(null));
    vendor.expect("GET", filtered("emails.value", 100, ADA)).answer(status, "{}");

    byEmail(account(), ADA).isError(404, "The vendor has no user");
  }

  @Test
  void asks_in_the_media_type_of_the_account() {
    vendor
        .expect("GET", everybody(25))
        .withHeader("Accept", "application/json")
        .answer(page(null, document("u1", ADA)));

    assertEquals(List.of("u1"), ids(list(scim("media_type: application/json"), "")));
  }

  @Test
  void gives_up_on_a_document_of_somebody_else() {
    for (var i = 0; i < 5; i++) {
      vendor.expect("GET", target("u1")).answer(200, document("u2", ADA));
    }

    read(account(), "/u1", "").isVendorError(502, "shows another user");
  }

  @Test
  void reads_remote_data_before_anybody_is_looked_up() {
    var body = "{\"email\":\"%s\",\"remote_data\":{\"Operations\":[{}]}}".formatted(ADA);

    deactivate(scim(), body).isError(400, "remote_data");
    assertNothingWasSent();
  }

  @Test
  void asks_again_until_the_window_ends_where_nobody_listens() throws IOException {
    try (var nobody = new ClosedPort()) {
      list(scimAt(nobody.url()), "").isError(502, "reached");
    }

    assertEquals(Duration.ofSeconds(5), elapsed());
  }
}
