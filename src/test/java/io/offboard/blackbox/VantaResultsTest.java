package io.offboard.blackbox;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vanta answers with an item for each person: what the one says that the call is about. */
class VantaResultsTest extends BlackBoxTest {
  private static final String ID = "65e1efde08e8478f143a8ff9";
  private static final String OTHER =
      "{\"id\":\"65e1efde08e8478f143a8ff8\",\"status\":\"%s\",\"message\":\"Other\"}";
  private static final String OTHER_SUCCEEDS = OTHER.formatted("SUCCESS");
  private static final String OTHER_FAILS = OTHER.formatted("ERROR");

  @Test
  void an_error_in_second_place_is_passed_on_and_not_repeated() {
    var account = vanta();
    expectOffboard(results(OTHER_SUCCEEDS, error("Open task")));
    expectRead(ID, 200, "OFFBOARDING_OVERDUE");

    var reply = deactivate(account, "&actor=a1", user(ID)).isVendorError(422, "Open task");

    assertEquals(
        Reply.parse(results(OTHER_SUCCEEDS, error("Open task"))),
        reply.json().path("raw_response"));
    assertSent(1, 1);
  }

  @Test
  void a_success_in_second_place_is_the_persons() {
    expectOffboard(results(OTHER_FAILS, success(ID)));

    deactivate(vanta("confirm: false"), "&actor=a1&truto_ignore_remote_data=true", user(ID))
        .isSuccess("deactivated", "{\"id\": \"%s\"}".formatted(ID));

    assertSent(1, 0);
  }

  @Test
  void a_success_in_second_place_stands_where_the_person_cannot_be_read() {
    expectOffboard(results(OTHER_FAILS, success(ID)));
    expectRead(ID, 404, "");

    deactivate(vanta(), "&actor=a1&truto_ignore_remote_data=true", user(ID))
        .isSuccess("deactivated", "{\"id\": \"%s\"}".formatted(ID));

    assertSent(1, 1);
  }

  @Test
  void an_error_in_second_place_for_somebody_offboarded_before_is_no_failure() {
    expectOffboard(results(OTHER_SUCCEEDS, error("Done before")));
    expectRead(ID, 200, "OFFBOARDING_COMPLETE");

    var reply = deactivate(vanta(), "&actor=a1", user(ID));

    assertEquals("200 already_inactive", reply.status() + " " + reply.outcome());
    assertSent(1, 1);
  }

  @Test
  void an_error_of_somebody_else_is_ignored() {
    expectOffboard(results(success(ID), OTHER_FAILS));

    var reply = deactivate(vanta("confirm: false"), "&actor=a1", user(ID));

    assertEquals("200 deactivated", reply.status() + " " + reply.outcome());
    assertSent(1, 0);
  }

  @Test
  void the_last_of_a_thousand_items_counts() {
    var others =
        IntStream.range(0, 999)
            .mapToObj(i -> "{\"id\":\"p%d\",\"status\":\"SUCCESS\"}".formatted(i))
            .collect(joining(","));
    expectOffboard(results(others, error("Open task")));
    expectRead(ID, 200, "OFFBOARDING_OVERDUE");

    deactivate(vanta(), "&actor=a1", user(ID)).isVendorError(422, "Open task");

    assertSent(1, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "651234567890123456789012, '\"651234567890123456789012\"'",
    "651234567890123456789012, 651234567890123456789012",
    "7, '\"7\"'",
    "7, 7"
  })
  void an_id_may_be_made_of_digits(String userId, String itemId) {
    var item = "{\"id\":%s,\"status\":\"%s\"}";
    expectOffboard(
        results(
            item.formatted("\"651234567890123456789013\"", "ERROR"),
            item.formatted("\"07\"", "ERROR"),
            item.formatted("\"7.0\"", "ERROR"),
            item.formatted(itemId, "SUCCESS")));

    deactivate(vanta("confirm: false"), "&actor=a1&truto_ignore_remote_data=true", user(userId))
        .isSuccess("deactivated", "{\"id\": \"%s\"}".formatted(userId));

    assertSent(1, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "65e1efde08e8478f143a8ff9, 65E1EFDE08E8478F143A8FF9",
    "65E1EFDE08E8478F143A8FF9, 65e1efde08e8478f143a8ff9"
  })
  void an_id_is_the_same_in_capitals(String userId, String itemId) {
    expectOffboard(results(OTHER_FAILS, success(itemId)));

    deactivate(vanta("confirm: false"), "&actor=a1&truto_ignore_remote_data=true", user(userId))
        .isSuccess("deactivated", "{\"id\": \"%s\"}".formatted(itemId));

    assertSent(1, 0);
  }

  @Test
  void items_of_other_people_alone_prove_nothing() {
    unclear(OTHER_SUCCEEDS, OTHER_FAILS);
  }

  @Test
  void two_items_for_the_person_that_contradict_each_other_prove_nothing() {
    unclear(success(ID), error("Open task"));
  }

  @Test
  void two_items_for_the_person_that_say_the_same_are_one() {
    expectOffboard(results(success(ID), OTHER_FAILS, success(ID)));

    var reply = deactivate(vanta("confirm: false"), "&actor=a1", user(ID));

    assertEquals("200 deactivated", reply.status() + " " + reply.outcome());
    assertSent(1, 0);
  }

  @Test
  void items_that_are_no_objects_are_ignored() {
    expectOffboard(results("null", "7", "\"" + ID + "\"", "[" + error("x") + "]", success(ID)));

    var reply = deactivate(vanta("confirm: false"), "&actor=a1", user(ID));

    assertEquals("200 deactivated", reply.status() + " " + reply.outcome());
    assertSent(1, 0);
  }

  @Test
  void a_byte_order_mark_before_the_items_is_skipped() {
    expectOffboard("\uFEFF" + results(success(ID)));

    var reply = deactivate(vanta("confirm: false"), "&actor=a1", user(ID));

    assertEquals("200 deactivated", reply.status() + " " + reply.outcome());
    assertSent(1, 0);
  }

  /** The answer to the offboarding leaves it to a read. */
  private void unclear(String... items) {
    expectOffboard(results(items));
    expectRead(ID, 200, "OFFBOARDING_COMPLETE");

    var reply = deactivate(vanta("confirm: false"), "&actor=a1", user(ID));

    assertEquals("200 deactivated", reply.status() + " " + reply.outcome());
    assertSent(1, 1);
  }

  private void expectOffboard(String answer) {
    vendor.expect("POST", "/v1/people/offboard").answer(200, answer);
  }

  private void expectRead(String id, int status, String tasks) {
    vendor
        .expect("GET", "/v1/people/" + id)
        .answer(
            status, "{\"id\":\"%s\",\"tasksSummary\":{\"status\":\"%s\"}}".formatted(id, tasks));
  }

  private void assertSent(int offboards, int reads) {
    assertEquals(offboards + " and " + reads, sent("POST") + " and " + sent("GET"));
  }

  private long sent(String method) {
    return vendor.requests().stream()
        .filter(request -> request.target().startsWith("/v1/people"))
        .filter(request -> request.method().equals(method))
        .count();
  }

  private static String results(String... items) {
    return "{\"results\":[" + String.join(",", items) + "]}";
  }

  private static String success(String id) {
    return "{\"id\":\"%s\",\"status\":\"SUCCESS\"}".formatted(id);
  }

  private static String error(String message) {
    return "{\"id\":\"%s\",\"status\":\"ERROR\",\"message\":\"%s\"}".formatted(ID, message);
  }
}
