package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.testkit.HttpAnswer;
import io.offboard.util.Sha256;
import org.junit.jupiter.api.Test;

/** What an auditor gets: the evidence of one leaver, and a row for each step of many. */
class LeaverEvidenceTest extends LeaverTestBase {
  @Test
  void evidence_has_each_attempt_and_what_proved_it() throws Exception {
    var account = okta();
    var document =
        "{\"id\":\"00u1\",  \"status\":\"DEPROVISIONED\",\"statusChanged\":\"2026-11-23T09:59:59.000Z\",\"profile\":{\"login\":\"ada@acme.example\"}}";
    vendor
        .expect("POST", "/api/v1/users/00u1/lifecycle/deactivate")
        .answer(HttpAnswer.of(200, "{}").header("X-Okta-Request-Id", "okta-7"));
    vendor.expect("GET", "/api/v1/users/00u1").answer(200, document);
    var id = newId();
    accept(request(id, "00u1", "", account));
    await(id, "complete");

    var evidence = get("/" + id + "/evidence").json();

    assertEquals(id, evidence.at("/request/id").asText());
    var attempt = evidence.at("/steps/0/attempts/0");
    assertEquals("deactivated", attempt.path("outcome").asText());
    assertEquals(200, attempt.path("status").asInt());
    assertEquals("okta-7", attempt.path("vendor_request_id").asText());
    assertEquals(awaitLine().path("request_id"), attempt.path("request_id"));
    var proof = attempt.path("proof").get(0);
    assertEquals(1, attempt.path("proof").size());
    assertEquals(Sha256.hex(document), proof.path("sha256").asText());
    assertEquals("DEPROVISIONED", proof.at("/shows/status").asText());
    assertEquals("2026-11-23T09:59:59.000Z", proof.at("/shows/time").asText());
    assertFalse(evidence.toString().contains("ada@acme.example"));
  }

  @Test
  void the_export_has_a_row_for_each_step_of_the_leavers_of_a_time() {
    var account = okta("confirm: false");
    vendorAnswers(request -> HttpAnswer.of(200, "{}"));
    var id = newId();
    accept(request(id, "00u1", "", account));
    await(id, "complete");

    var csv = get("/evidence.csv?from=2026-11-23T10:00:00Z&to=2026-11-23T10:00:01Z");

    assertEquals("text/csv; charset=utf-8", csv.header("Content-Type"));
    var lines = csv.http().body().lines().toList();
    assertEquals(
        "leaver,account,integration,state,outcome,at,proven_at,seconds_to_proof", lines.get(0));
    assertTrue(
        lines.contains(
            "%s,%s,okta,done,deactivated,2026-11-23T10:00:00Z,2026-11-23T10:00:00Z,0.0"
                .formatted(id, account)),
        lines::toString);
    assertEquals(1, get("/evidence.csv?from=2200-01-01T00:00:00Z").http().body().lines().count());
    get("/evidence.csv?from=monday").isError(400, "from");
  }
}
