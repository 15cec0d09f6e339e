package io.offboard.sandbox;

import static io.offboard.sandbox.Caller.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services differ in what they make of a single user, too. */
class SandboxScimUsersTest extends ScimSandboxTestBase {
  private static final String CAPITAL = "5c1a0000-0000-4000-8000-000000000abc";

  @Test
  void may_tell_the_version_in_the_header_only() throws Exception {
    var answer = caller.get(userPath(id(19)));

    assertFalse(json(answer).path("meta").has("version"));
    assertEquals(200, patchIfMatch(userPath(id(19)), header(answer, "ETag")).statusCode());
  }

  @Test
  void answers_with_the_document_from_before_the_change() throws Exception {
    assertTrue(json(deactivate(id(13))).path("active").booleanValue());
    assertFalse(read(id(13)).path("active").booleanValue());
  }

  @Test
  void deletes_a_user_who_is_set_inactive() throws Exception {
    assertEquals(200, deactivate(id(14)).statusCode());

    assertError(404, null, caller.get(userPath(id(14))));
    assertError(404, null, deactivate(id(14)));
  }

  @Test
  void refuses_to_set_inactive_who_is_so_already() throws Exception {
    assertError(400, "mutability", deactivate(id(15)));
    assertFalse(read(id(15)).path("active").booleanValue());
  }

  @Test
  void begins_an_answer_with_a_byte_order_mark() throws Exception {
    assertTrue(caller.get(userPath(id(16))).body().startsWith("\uFEFF{"));
    assertTrue(deactivate(id(16)).body().startsWith("\uFEFF{"));
  }

  @Test
  void answers_an_id_in_capital_letters() throws Exception {
    var capitals = CAPITAL.toUpperCase(Locale.ROOT);

    assertEquals(capitals, json(deactivate(CAPITAL)).path("id").textValue());
    assertEquals(capitals, read(capitals).path("id").textValue());
  }

  @Test
  void shows_a_user_as_active_for_two_more_reads() throws Exception {
    assertTrue(json(deactivate(id(18))).path("active").booleanValue());
    assertTrue(read(id(18)).path("active").booleanValue());
    assertTrue(read(id(18)).path("active").booleanValue());
    assertFalse(read(id(18)).path("active").booleanValue());
  }

  @ParameterizedTest
  @CsvSource({"3,false,false", "4,True,False", "5,1,0", "6,,"})
  void answers_active_in_the_form_in_which_it_is_seeded(int user, String before, String after)
      throws Exception {
    assertEquals(before, read(id(user)).path("active").asText(null));

    assertEquals(200, deactivate(id(user)).statusCode());

    assertEquals(after, read(id(user)).path("active").asText(null));
    assertEquals(after == null, !read(id(user)).has("active"));
  }

  @Test
  void has_users_with_numbers_where_text_is_meant() throws Exception {
    assertTrue(read(id(8)).path("externalId").isNumber());
    assertTrue(read(id(8)).path(ENTERPRISE).path("employeeNumber").isNumber());
    assertTrue(read("4711").path("id").isNumber());
  }
}
