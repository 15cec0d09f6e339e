package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.testkit.Expectation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that look like a proof, or like the proof of the contrary, and are none. */
class ScimFalseProofTest extends BlackBoxTest {
  private static final String USER = "/scim/v2/Users/u1";
  private static final String NOBODY =
      """
      {"schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"], "status": "404",
       "detail": "Resource u1 not found"}
      """;
  private static final String VERSIONED =
      "{\"id\":\"u1\",\"active\":%s,\"meta\":{\"version\":\"a\"}}";

  @Test
  void an_error_inside_a_success_is_no_accepted_write_of_a_user_who_is_gone() {
    vendor.expect("PATCH", USER).answer(200, NOBODY);
    expectRead().answer(404, NOBODY);

    assertOutcome("504 unknown", scimReply());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"active\":18446744073709551616", // 2 to the power of 64: its lowest 64 bits are 0
        "\"active\":1e-400", // as a double it is 0
        "\"active\\n\":false"
      })
  void what_is_not_quite_active_false_proves_nothing(String flag) {
    vendor.expect("PATCH", USER).answer(204, "");
    for (var read = 0; read < 5; read++) {
      expectRead().answer(200, "{\"id\":\"u1\"," + flag + "}");
    }

    assertOutcome("202 pending", scimReply());
  }

  @Test
  void a_version_that_an_unclear_write_has_outdated_late_is_no_failure() {
    expectUnclearPuts(2);
    expectRead().answer(200, VERSIONED.formatted(true));
    vendor.expect("PUT", USER).answer(412, "{\"detail\":\"Too late\"}");
    expectRead().answer(200, VERSIONED.formatted(false));

    assertOutcome("200 deactivated", deactivate(scim("update: put"), user("u1")));
  }

  @Test
  void a_version_that_others_have_outdated_is_passed_on_after_the_third_write() {
    expectUnclearPuts(2);
    expectRead().answer(200, VERSIONED.formatted(true));
    vendor.expect("PUT", USER).answer(412, "{\"detail\":\"Too late\"}");
    expectRead().answer(200, VERSIONED.formatted(true));

    deactivate(scim("update: put"), user("u1")).isVendorError(412, "Too late");
  }

  /** Writes of which nobody can say whether they were made, each followed by its read. */
  private void expectUnclearPuts(int number) {
    for (var put = 0; put < number; put++) {
      expectRead().answer(200, VERSIONED.formatted(true));
      vendor.expect("PUT", USER).answer(502, "");
      expectRead().answer(200, VERSIONED.formatted(true));
    }
  }

  private Reply scimReply() {
    return deactivate(scim(), user("u1"));
  }

  private static void assertOutcome(String expected, Reply reply) {
    assertEquals(expected, reply.status() + " " + reply.outcome(), reply::toString);
  }

  private Expectation expectRead() {
    return vendor.expect("GET", USER);
  }
}
