package io.offboard.examples.employee;

import static io.offboard.examples.employee.Flow.event;
import static io.offboard.examples.employee.Flow.oktaUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps that do not work at the first attempt, or never. */
class RetryTest {
  private static final String USER = oktaUser("ada");
  private static final ObjectMapper JSON = new ObjectMapper();

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
  void a_leaver_who_is_not_eligible_yet_is_tried_again_later() throws Exception {
    vendors.vantaRefuses("p1", 2);
    try (var flow = Flow.start(directory, vendors)) {
      flow.drop("e.json", event("hr-1", USER, "p1"));

      var report = flow.report("hr-1");

      assertEquals("complete", report.path("result").asText());
      assertEquals("deactivated", report.at("/steps/vanta/outcome").asText());
      assertEquals(3, report.at("/steps/vanta/attempts").asInt());
      assertEquals(1, report.at("/steps/okta/attempts").asInt());
      assertTrue(report.at("/steps/vanta/message").isMissingNode(), "the refusals are history");
    }
  }

  @Test
  void a_waiting_leaver_survives_a_restart_and_waits_for_the_whole_time() throws Exception {
    vendors.vantaRefuses("p1", 1);
    var settings = Flow.settings(directory, vendors);
    try (var flow = new Flow(directory, settings).with("vanta.retry-after", "1h").start()) {
      flow.drop("e.json", event("hr-1", USER, "p1"));
      flow.files("vanta-later", 1);
    }
    var waiting = directory.resolve("vanta-later/hr-1.json");
    assertEquals("later", JSON.readTree(waiting.toFile()).at("/steps/vanta/outcome").asText());

    try (var flow = new Flow(directory, settings).with("vanta.retry-after", "1h").start()) {
      flow.drop("other.json", event("hr-2", oktaUser("leo"), "p2"));
      flow.report("hr-2");
      assertTrue(Files.exists(waiting), "the hour is not over");

      Files.setLastModifiedTime(
          waiting, FileTime.from(Instant.now().minus(Duration.ofMinutes(61))));

      assertEquals(2, flow.report("hr-1").at("/steps/vanta/attempts").asInt());
    }
  }

  @Test
  void a_step_is_given_up_in_the_end_and_the_report_says_why() throws Exception {
    vendors.vantaRefuses("p1", Integer.MAX_VALUE);
    var settings = Flow.settings(directory, vendors);
    try (var flow = new Flow(directory, settings).with("leavers.give-up-after", "1s").start()) {
      flow.drop("e.json", event("hr-1", USER, "p1"));

      var report = flow.report("hr-1");

      assertEquals("needs_attention", report.path("result").asText());
      assertEquals("gave_up", report.at("/steps/vanta/outcome").asText());
      assertEquals("The person is not an ex-employee.", report.at("/steps/vanta/message").asText());
      assertTrue(report.at("/steps/vanta/attempts").asInt() > 1, "it was tried again");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 409, 429, 500, 503})
  void okta_is_tried_again_after_a_failure_that_may_heal(int status) throws Exception {
    vendors.oktaAnswers(USER, status);
    var settings = Flow.settings(directory, vendors);
    // A rate limit is waited out inside one attempt, if the deadline leaves the time for it.
    try (var flow = new Flow(directory, settings).with("offboard.deadline", "1s").start()) {
      flow.drop("e.json", event("hr-1", USER, "p1"));

      var report = flow.report("hr-1");

      assertEquals("complete", report.path("result").asText());
      assertTrue(vendors.isInactive(USER), "at Okta");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 422, 501})
  void a_failure_at_okta_that_stays_is_reported_and_vanta_is_served_all_the_same(int status)
      throws Exception {
    vendors.oktaAnswers(USER, status, status, status);
    try (var flow = Flow.start(directory, vendors)) {
      flow.drop("e.json", event("hr-1", USER, "p1"));

      var report = flow.report("hr-1");

      assertEquals("needs_attention", report.path("result").asText());
      assertEquals("failed", report.at("/steps/okta/outcome").asText());
      assertEquals("Okta refuses", report.at("/steps/okta/message").asText());
      assertEquals(1, report.at("/steps/okta/attempts").asInt());
      assertEquals("deactivated", report.at("/steps/vanta/outcome").asText());
      assertFalse(vendors.isInactive(USER), "at Okta");
    }
  }

  @Test
  void a_step_whose_outcome_is_in_the_file_is_not_done_again() throws Exception {
    var event = event("hr-1", USER, "p1").strip();
    var steps = ", \"steps\": {\"okta\": {\"outcome\": \"deactivated\", \"attempts\": 1}}}";
    var killedBeforeItMoved = event.substring(0, event.length() - 1) + steps;
    Files.createDirectories(directory.resolve("okta"));
    Files.writeString(directory.resolve("okta/hr-1.json"), killedBeforeItMoved);
    try (var flow = Flow.start(directory, vendors)) {

      assertEquals("complete", flow.report("hr-1").path("result").asText());

      assertEquals(0, vendors.calls("POST /api/v1/users/"), "calls of Okta");
      assertTrue(vendors.isInactive("p1"), "at Vanta");
    }
  }

  @Test
  void what_okta_accepts_but_does_not_show_is_asked_for_again() throws Exception {
    vendors.oktaShowsAsActive(USER, true);
    var settings = Flow.settings(directory, vendors);
    try (var flow = new Flow(directory, settings).with("okta.retry-after", "1h").start()) {
      flow.drop("e.json", event("hr-1", USER, "p1"));
      var waiting = flow.files("okta-later", 1).get(0);

      vendors.oktaShowsAsActive(USER, false);
      Files.setLastModifiedTime(
          waiting, FileTime.from(Instant.now().minus(Duration.ofMinutes(61))));

      var report = flow.report("hr-1");
      assertEquals("already_inactive", report.at("/steps/okta/outcome").asText());
      assertEquals(2, report.at("/steps/okta/attempts").asInt());
    }
  }
}
