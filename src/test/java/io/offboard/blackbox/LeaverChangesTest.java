package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.testkit.Gate;
import io.offboard.testkit.HttpAnswer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Leavers are called off, and what failed of them is opened anew. */
class LeaverChangesTest extends LeaverTestBase {
  @Test
  void what_is_no_leaver_cannot_be_had_called_off_or_opened_anew() {
    get("/nobody").isError(404, "no leaver");
    get("/nobody/evidence").isError(404, "no leaver");
    post("/nobody/cancel").isError(404, "no leaver");
    post("/nobody/retry").isError(404, "no leaver");
  }

  @Test
  void a_leaver_that_is_called_off_does_nothing_more() {
    var id = newId();
    accept(request(id, "00u1", ",\"at\":\"2026-11-24T10:00:00Z\"", okta()));

    assertEquals("cancelled", post("/" + id + "/cancel").json().path("state").asText());

    clock.advance(Duration.ofDays(2));
    assertEquals(200, post("/" + id + "/cancel").status());
    assertEquals("cancelled", post("/" + id + "/retry").json().path("state").asText());
    assertNothingWasSent();
  }

  @Test
  void a_step_that_is_under_way_when_its_leaver_is_called_off_ends_first() {
    var gate = new Gate();
    vendorAnswers(
        request ->
            request.method().equals("GET")
                ? HttpAnswer.of(200, "{\"id\":\"00u1\",\"status\":\"DEPROVISIONED\"}")
                : HttpAnswer.of(200, "{}"));
    vendor.reset();
    vendor
        .expect("POST", "/api/v1/users/00u1/lifecycle/deactivate")
        .answer(gate.hold(HttpAnswer.of(200, "{}")));
    vendor
        .expect("GET", "/api/v1/users/00u1")
        .answer(200, "{\"id\":\"00u1\",\"status\":\"DEPROVISIONED\"}");
    vendor.respond(ServiceTestBase::background);
    var scim =
        staged(2, "scim", "base_url: \"%s/scim/v2\", token: %sx".formatted(vendor.url(), SECRET));
    var id = newId();
    accept(request(id, "00u1", "", okta(), scim));
    await(id, leaver -> gate.arrived() == 1);

    assertEquals("cancelled", post("/" + id + "/cancel").json().path("state").asText());
    gate.open();

    awaitStep(id, 0, "done");
    var leaver = get("/" + id).json();
    assertEquals("cancelled", leaver.path("state").asText());
    assertEquals("pending", leaver.at("/steps/1/state").asText());
  }

  @Test
  void a_retry_opens_what_failed_and_leaves_what_is_done() {
    var one = okta("confirm: false");
    var two = scim();
    vendorAnswers(request -> HttpAnswer.of(request.target().contains("/Users/") ? 403 : 200, "{}"));
    var id = newId();
    accept(request(id, "00u1", "", one, two));
    await(id, "needs_attention");
    var sent = requests().size();
    vendorAnswers(
        request ->
            HttpAnswer.of(
                200, request.method().equals("GET") ? "{\"id\":\"00u1\",\"active\":false}" : "{}"));

    assertEquals("running", post("/" + id + "/retry").json().path("state").asText());

    var leaver = await(id, "complete");
    assertEquals(2, leaver.at("/steps/1/attempts").asInt());
    assertEquals(1, leaver.at("/steps/0/attempts").asInt());
    assertEquals(2, requests().size() - sent);
    assertEquals(leaver, post("/" + id + "/retry").json());
  }
}
