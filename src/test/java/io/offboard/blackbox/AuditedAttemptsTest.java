package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.testkit.Expectation;
import org.junit.jupiter.api.Test;

/** What the audit line counts as attempts: the writes, and no read. */
class AuditedAttemptsTest extends BlackBoxTest {
  private static final String USER = "/scim/v2/Users/u1";
  private static final String ACTIVE =
      "{\"id\":\"u1\",\"active\":true,\"meta\":{\"version\":\"a\"}}";
  private static final String INACTIVE = "{\"id\":\"u1\",\"active\":false}";

  @Test
  void a_put_that_is_not_made_because_the_user_cannot_be_read_is_none() {
    expect("GET").answer(403, "{}");

    assertAudited("failed 403 0", scim("update: put"));
  }

  @Test
  void a_put_is_one_although_the_user_is_read_before() {
    expectRead(ACTIVE);
    expect("PUT").answer(200, INACTIVE);
    expectRead(INACTIVE);

    assertAudited("deactivated 200 1", scim("update: put"));
  }

  @Test
  void a_put_that_is_made_once_more_on_a_fresh_read_is_two() {
    expectRead(ACTIVE);
    expect("PUT").answer(412, "");
    expectRead(ACTIVE);
    expect("PUT").answer(200, INACTIVE);
    expectRead(INACTIVE);

    assertAudited("deactivated 200 2", scim("update: put"));
  }

  @Test
  void a_put_that_is_not_made_because_the_document_is_of_another_is_none() {
    expectRead(ACTIVE.replace("u1", "u2"));

    assertAudited("failed 502 0", scim("update: put"));
  }

  @Test
  void a_patch_that_is_made_once_more_with_a_version_is_two() {
    expect("PATCH").answer(428, "");
    expectRead(ACTIVE);
    expect("PATCH").answer(204, "");
    expectRead(INACTIVE);

    assertAudited("deactivated 200 2", scim());
  }

  @Test
  void a_patch_that_cannot_be_made_with_a_version_is_one() {
    expect("PATCH").answer(428, "{}");
    expectRead(INACTIVE.replace("false", "true"));

    assertAudited("failed 428 1", scim());
  }

  private void assertAudited(String expected, TestAccount account) {
    deactivate(account, user("u1"));

    assertEquals(1, log.audit().size(), log::text);
    var line = log.audit().get(0);
    assertEquals(
        expected,
        "%s %s %s"
            .formatted(line.path("outcome").asText(), line.path("status"), line.path("attempts")));
  }

  private Expectation expect(String method) {
    return vendor.expect(method, USER);
  }

  private void expectRead(String document) {
    expect("GET").answer(200, document);
  }
}
