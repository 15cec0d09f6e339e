package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.RawClient;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom and what {@code /leavers} does not take. */
class LeaverRefusalsTest extends LeaverTestBase {
  /** More than the large bodies that are taken in at one time. */
  private static final int STRANGERS = 6;

  /** Left out, accounts means all of them. */
  @Test
  void a_misspelt_field_is_refused_and_nothing_accepted() {
    var id = newId();
    var misspelt = request(id, "00u1", "", okta()).replace("accounts", "acounts");

    accept(misspelt).isError(400, "Give no field acounts: there are only id, person, accounts,");

    get("/" + id).isError(404, "no leaver");
  }

  @Test
  void who_misspells_dry_run_changes_nothing() {
    var id = newId();

    accept(request(id, "00u1", ",\"dryRun\":true", okta()))
        .isError(400, "Give no field dryRun: there are only id, person,");

    get("/" + id).isError(404, "no leaver");
    assertNothingWasSent();
  }

  @Test
  void a_misspelt_field_is_told_with_the_number_of_its_line() {
    var account = okta();
    var right = request(newId(), "00u1", "", account);
    var wrong = request(newId(), "00u1", ",\"actor\":{\"mail\":\"a@b\"}", account);

    acceptLines(right + "\n" + wrong).isError(400, "Line 2: Give no field actor.mail");
  }

  /** It would be told with each page of the list. */
  @Test
  void a_line_is_no_longer_than_a_body_for_one_leaver() {
    var account = okta();
    var id = newId();
    var fits = request(id, "00u1", LATER, account);
    var longest = fits + " ".repeat((64 << 10) - fits.length());

    acceptLines(fits + "\n" + longest + " ").isError(400, "Line 2: Send at most 64 KiB");

    assertEquals(202, acceptLines(longest + "\n").status());
  }

  /** PostgreSQL would not take them, and its refusal pass for a store that is lost. */
  @ParameterizedTest
  @ValueSource(strings = {"0000-12-31T00:00:00Z", "%2B10000-01-01T00:00:00Z"})
  void the_export_takes_no_year_that_a_database_does_not_know(String time) {
    get("/evidence.csv?to=" + time).isError(400, "Give to as a time with its zone");
  }

  /** Such an id could be given, and no client could ask for it: they resolve it within a path. */
  @ParameterizedTest
  @ValueSource(strings = {".", ".."})
  void an_id_that_no_path_can_have_is_refused(String id) {
    accept(request(id, "00u1", "", okta())).isError(400, "but not as . or .. or evidence.csv");
  }

  @Test
  void strangers_who_are_slow_to_send_many_leavers_keep_nobody_out() throws IOException {
    var slow = new ArrayList<RawClient>();
    try {
      for (var i = 0; i < STRANGERS; i++) {
        slow.add(new RawClient(service.uri("").toString()));
        slow.get(i)
            .send(
                "POST /leavers HTTP/1.1\r\nHost: service\r\nAuthorization: Bearer wrong\r\n"
                    + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
      }
      for (var stranger : slow) {
        var head = stranger.readUntil("\r\n\r\n");
        assertTrue(head.startsWith("HTTP/1.1 401 "), head);
        assertTrue(head.toLowerCase().contains("www-authenticate: bearer"), head);
      }

      assertEquals(202, acceptLines(request(newId(), "00u1", LATER, okta())).status());
    } finally {
      for (var stranger : slow) {
        stranger.close();
      }
    }
  }
}
