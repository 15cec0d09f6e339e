package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.testkit.Expectation;
import io.offboard.testkit.HttpAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A PATCH says which version it changes only where the service has asked for that. */
class ScimVersionTest extends BlackBoxTest {
  private static final String USER = "/scim/v2/Users/u1";
  private static final String INACTIVE = "{\"id\":\"u1\",\"active\":false}";

  @ParameterizedTest
  @ValueSource(ints = {428, 412})
  void the_user_is_read_and_the_write_made_once_more(int status) {
    expectPatch().answer(status, "");
    expectRead().answer(200, versioned("\"W/\\\"3\\\"\""));
    expectPatch().withHeader("If-Match", "W/\"3\"").answer(204, "");
    expectRead().answer(200, INACTIVE);

    assertOutcome("200 deactivated");
    assertEquals(List.of(), vendor.requests().get(0).values("If-Match"));
  }

  @Test
  void a_version_that_is_outdated_by_then_is_read_once_more() {
    expectPatch().answer(428, "");
    expectRead().answer(200, versioned("\"a\""));
    expectPatch().withHeader("If-Match", "a").answer(412, "");
    expectRead().answer(200, versioned("\"b\""));
    expectPatch().withHeader("If-Match", "b").answer(204, "");
    expectRead().answer(200, INACTIVE);

    assertOutcome("200 deactivated");
  }

  @Test
  void after_three_writes_the_error_is_passed_on() {
    expectPatch().answer(428, "");
    expectRead().answer(200, versioned("\"a\""));
    expectPatch().answer(412, "");
    expectRead().answer(200, versioned("\"b\""));
    expectPatch().answer(412, "{\"detail\":\"Still too late\"}");

    deactivate(scim(), user("u1")).isVendorError(412, "Still too late");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"\"\" | e", "null | e", "\"a\\nb\" | e", "{} | e", "7 | 7", "\"v\" | v"})
  void the_document_comes_before_the_etag(String version, String sent) {
    expectPatch().answer(428, "");
    expectRead().answer(HttpAnswer.of(200, versioned(version)).header("ETag", "e"));
    expectPatch().withHeader("If-Match", sent).answer(204, "");
    expectRead().answer(200, INACTIVE);

    assertOutcome("200 deactivated");
  }

  @Test
  void without_any_version_the_428_is_passed_on() {
    expectPatch().answer(428, "{\"detail\":\"If-Match is missing\"}");
    expectRead().answer(200, "{\"id\":\"u1\",\"active\":true}");

    deactivate(scim(), user("u1")).isVendorError(428, "If-Match is missing");
  }

  @Test
  void nothing_is_written_to_another_user() {
    expectPatch().answer(428, "");
    expectRead().answer(200, "{\"id\":\"u2\",\"meta\":{\"version\":\"a\"}}");

    deactivate(scim(), user("u1")).isVendorError(502, "nothing was changed");
  }

  @Test
  void a_428_to_a_write_with_a_version_is_passed_on() {
    expectPatch().answer(428, "");
    expectRead().answer(200, versioned("\"a\""));
    expectPatch().withHeader("If-Match", "a").answer(428, "{\"detail\":\"Say it otherwise\"}");

    deactivate(scim(), user("u1")).isVendorError(428, "Say it otherwise");
  }

  private void assertOutcome(String expected) {
    var reply = deactivate(scim(), user("u1"));
    assertEquals(expected, reply.status() + " " + reply.outcome(), reply::toString);
  }

  private static String versioned(String version) {
    return "{\"id\":\"u1\",\"active\":true,\"meta\":{\"version\":%s}}".formatted(version);
  }

  private Expectation expectPatch() {
    return vendor.expect("PATCH", USER);
  }

  private Expectation expectRead() {
    return vendor.expect("GET", USER);
  }
}
