package io.offboard.examples.employee;

import static io.offboard.examples.employee.Flow.event;
import static io.offboard.examples.employee.Flow.files;
import static io.offboard.examples.employee.Flow.oktaUser;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Termination events that are dropped as files. */
class FileDropTest {
  private static final String USER = oktaUser("ada");

  @TempDir Path directory;
  private FakeVendors vendors;

  @BeforeEach
  void start_vendors() throws Exception {
    vendors = new FakeVendors();
  }

  @AfterEach
  void stop_vendors() {
    vendors.close();
  }

  @Test
  void a_leaver_is_offboarded_at_both_vendors_and_reported() throws Exception {
    try (var flow = Flow.start(directory, vendors)) {
      flow.drop("from-hr.json", event("hr-1", USER, "p1"));

      var report = flow.report("hr-1");

      assertEquals("complete", report.path("result").asText());
      assertEquals("E1", report.path("employee").asText());
      assertEquals("deactivated", report.at("/steps/okta/outcome").asText());
      assertEquals("deactivated", report.at("/steps/vanta/outcome").asText());
      assertEquals(1, report.at("/steps/vanta/attempts").asInt());
      assertTrue(vendors.isInactive(USER), "at Okta");
      assertTrue(vendors.isInactive("p1"), "at Vanta");
      assertEquals(1, vendors.calls("DELETE /api/v1/users/" + USER + "/sessions"));
      for (var folder :
          List.of("inbox", "arrived", "okta", "okta-later", "vanta", "vanta-later", "report")) {
        assertEquals(List.of(), files(directory, folder), folder);
      }
    }
  }

  @Test
  void an_event_that_was_there_before_is_set_aside() throws Exception {
    try (var flow = Flow.start(directory, vendors)) {
      flow.drop("first.json", event("hr-1", USER, "p1"));
      flow.report("hr-1");

      flow.drop("second.json", event("hr-1", USER, "p1"));

      var duplicate = flow.files("duplicates", 1).get(0);
      assertTrue(duplicate.toString().endsWith("-second.json"), duplicate.toString());
      assertEquals(1, vendors.calls("POST /v1/people/offboard"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "no JSON",
        "[]",
        "{}",
        "{'event_id': '../../escape', 'employee': 'E1', 'okta_user': 'u', 'vanta_person': 'p', 'actor': 'a'}",
        "{'event_id': 'e', 'employee': ' ', 'okta_user': 'u', 'vanta_person': 'p', 'actor': 'a'}",
        "{'event_id': 'e', 'employee': 'E1', 'okta_user': 'u', 'vanta_person': 'p'}",
        "{'event_id': 'e', 'employee': 'E1', 'okta_user': 'u', 'vanta_person': 'p', 'actor': 'a'} more",
        "{'event_id': 'e', 'employee': 'E1', 'okta_user': 'u', 'vanta_person': 'p', 'actor': 'a', 'steps': {'okta': {'outcome': 'deactivated'}}}",
        "{'event_id': 'e', 'employee': 'E1', 'okta_user': 'u', 'vanta_person': 'p', 'actor': 'a', 'result': 'complete'}",
        "{'event_id': 'e', 'employee': 'E1', 'okta_user': 'u', 'vanta_person': 'p', 'actor': 'a', 'reported_at': '2026-11-23T10:00:00Z'}",
      })
  void an_event_of_no_use_is_rejected_with_the_reason_and_stops_no_other(String text)
      throws Exception {
    var event = text.replace('\'', '"');
    try (var flow = Flow.start(directory, vendors)) {
      flow.drop("a-bad.json", event);
      flow.drop("b-good.json", event("hr-1", USER, "p1"));

      flow.report("hr-1");
      var rejected = flow.files("rejected", 2);

      assertEquals(event, Files.readString(rejected.get(0)));
      assertEquals(rejected.get(0) + ".reason.txt", rejected.get(1).toString());
      assertTrue(Files.readString(rejected.get(1)).matches("Its? .*\\."), "a sentence");
    }
  }

  @Test
  void two_bad_events_of_one_name_are_both_kept() throws Exception {
    try (var flow = Flow.start(directory, vendors)) {
      flow.drop("bad.json", "one");
      flow.files("rejected", 2);

      flow.drop("bad.json", "two");

      flow.files("rejected", 4);
    }
  }

  @Test
  void an_event_too_long_is_rejected_unread() throws Exception {
    try (var flow = Flow.start(directory, vendors)) {
      flow.drop("long.json", " ".repeat(65_537));

      var reason = Files.readString(flow.files("rejected", 2).get(1));

      assertEquals("It is longer than 64 KiB.", reason);
    }
  }

  @Test
  void a_file_that_may_still_be_written_is_left_alone_until_it_has_rested() throws Exception {
    var settings = Flow.settings(directory, vendors);
    try (var flow = new Flow(directory, settings).with("leavers.rest", "1h").start()) {
      flow.drop("fresh.json", event("fresh", USER, "p1"));
      flow.drop("rested.json", event("rested", oktaUser("leo"), "p2"));
      var anHourAgo = FileTime.from(Instant.now().minus(Duration.ofMinutes(61)));
      Files.setLastModifiedTime(directory.resolve("inbox/rested.json"), anHourAgo);

      flow.report("rested");

      assertEquals(List.of(directory.resolve("inbox/fresh.json")), files(directory, "inbox"));
      Files.setLastModifiedTime(directory.resolve("inbox/fresh.json"), anHourAgo);
      flow.report("fresh");
    }
  }

  @Test
  void what_does_not_end_in_json_is_left_to_its_writer() throws Exception {
    try (var flow = Flow.start(directory, vendors)) {
      flow.drop("half.json.part", "{");
      flow.drop("whole.json", event("hr-1", USER, "p1"));

      flow.report("hr-1");

      await().atMost(Flow.PATIENCE).until(() -> files(directory, "inbox").size() == 1);
      assertEquals(List.of(directory.resolve("inbox/half.json.part")), files(directory, "inbox"));
    }
  }
}
