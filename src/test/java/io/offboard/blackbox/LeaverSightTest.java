package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.Service;
import io.offboard.testkit.HttpAnswer;
import io.offboard.util.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token sees the leavers that it made, and those of whose accounts it sees each. */
class LeaverSightTest extends LeaverTestBase {
  private static final UUID ONE = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final UUID TWO = UUID.fromString("00000000-0000-4000-8000-000000000002");
  private static final String NOW =
      "{\"id\":\"%s\",\"person\":{\"user_ids\":{\"%s\":\"00u1\"}},\"accounts\":[\"%2$s\"]}";

  @TempDir static Path folder;

  @Override
  Service configured(Service plain) {
    try {
      var file =
          Files.writeString(
              folder.resolve("tokens.yaml"),
              "tokens:\n"
                  + token("both", "[%s, %s]".formatted(ONE, TWO))
                  + token("first", "[%s]".formatted(ONE)));
      return super.configured(plain).with("offboard.api.tokens.file", file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String token(String name, String accounts) {
    return "  - {name: %s, sha256: %s, accounts: %s}\n"
        .formatted(name, Sha256.hex(SECRET + name), accounts);
  }

  @Test
  void what_a_token_may_not_see_is_not_there() {
    accounts();
    var wide = newId();
    var narrow = newId();
    assertEquals(202, as("both", post(wide, ONE, TWO)).status());
    assertEquals(202, as("both", post(narrow, ONE)).status());

    as("first", leavers("/" + wide).GET()).isError(404, "no leaver");
    as("first", leavers("/" + wide + "/evidence").GET()).isError(404, "no leaver");
    as("first", leavers("/" + wide + "/cancel").POST(BodyPublishers.noBody()))
        .isError(404, "no leaver");
    assertEquals(200, as("first", leavers("/" + narrow).GET()).status());
    var seen = ids(as("first", leavers("").GET()));
    assertTrue(seen.contains(narrow) && !seen.contains(wide), seen::toString);
    var exported =
        as("first", leavers("/evidence.csv").GET())
            .http()
            .body()
            .lines()
            .skip(1)
            .map(line -> line.split(",")[0])
            .toList();
    assertTrue(exported.contains(narrow) && !exported.contains(wide), exported::toString);
  }

  @Test
  void an_id_that_a_token_may_not_see_is_taken_without_a_word_about_it() {
    accounts();
    var id = newId();
    as("both", post(id, ONE, TWO));

    as("first", post(id, ONE)).isError(409, "taken by another leaver");
  }

  @Test
  void the_evidence_says_who_asked_who_tried_again_and_who_called_it_off() {
    accounts();
    vendorAnswers(request -> HttpAnswer.of(403, "{}"));
    var id = newId();
    as("both", post(id, ONE).POST(BodyPublishers.ofString(NOW.formatted(id, ONE))));
    await(id, "needs_attention");
    vendorAnswers(request -> HttpAnswer.of(409, "{}"));
    clock.advance(Duration.ofMinutes(1));
    as("first", leavers("/" + id + "/retry").POST(BodyPublishers.noBody()));
    clock.advance(Duration.ofMinutes(1));
    post("/" + id + "/cancel");

    var told = new ArrayList<String>();
    get("/" + id + "/evidence")
        .json()
        .path("history")
        .forEach(
            event ->
                told.add(
                    "%s %s %s"
                        .formatted(
                            event.path("at").asText(),
                            event.path("what").asText(),
                            event.path("by").asText())));

    assertEquals(
        List.of(
            "2026-11-23T10:00:00Z accepted both",
            "2026-11-23T10:01:00Z retried first",
            "2026-11-23T10:02:00Z cancelled offboard.api.token"),
        told);
  }

  @Test
  void a_token_sees_what_another_made_at_its_own_accounts() {
    accounts();
    var id = newId();
    as("both", post(id, ONE));

    assertEquals(200, as("first", post(id, ONE)).status());
  }

  @Test
  void an_account_that_a_token_may_not_see_is_refused_and_all_are_those_that_it_sees() {
    accounts();
    as("first", post(newId(), ONE, TWO)).isError(404, "integrated account");

    var all =
        as(
            "first",
            leavers("")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"person\":{\"email\":\"ada@acme.example\"}" + LATER + "}")));

    assertEquals(1, all.json().path("steps").size());
    assertEquals(ONE.toString(), all.json().at("/steps/0/account").asText());
    assertEquals("first", all.json().path("requested_by").asText());
  }

  private void accounts() {
    forgetAccounts();
    for (var id : List.of(ONE, TWO)) {
      account(id, "okta", "org_url: \"%s\", api_token: %sx".formatted(vendor.url(), SECRET));
    }
  }

  private HttpRequest.Builder post(String id, UUID... accounts) {
    var given = new ArrayList<String>();
    for (var account : accounts) {
      given.add("\"" + account + "\"");
    }
    return leavers("")
        .header("Content-Type", "application/json")
        .POST(
            BodyPublishers.ofString(
                "{\"id\":\"%s\",\"person\":{\"email\":\"ada@acme.example\"},\"accounts\":%s%s}"
                    .formatted(id, given, LATER)));
  }

  private Reply as(String name, HttpRequest.Builder request) {
    return send(request.setHeader("Authorization", "Bearer " + SECRET + name));
  }

  private static List<String> ids(Reply page) {
    var ids = new ArrayList<String>();
    page.json().path("result").forEach(leaver -> ids.add(leaver.path("id").asText()));
    return ids;
  }
}
