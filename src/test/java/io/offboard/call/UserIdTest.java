package io.offboard.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.error.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"00u1abcd2EFGH3ijkl4", "isaac.brock@example.com", "...", "a..b", "100%", "é 😀"})
  void takes_ids_and_logins(String id) {
    assertEquals(id, UserId.check("user_id", id));
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "a/b", "a\\b", "a?b", "a#b", "../users", "/"})
  void refuses_what_could_leave_its_path_segment(String id) {
    assertRefused(() -> UserId.check("user_id", id));
    assertRefused(() -> UserId.segment(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "..", "a?b"})
  void the_text_rules_alone_leave_paths_aside(String text) {
    assertEquals(text, UserId.checkText("actor", text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "\u0000", "\t", "\u007f", "\u0085", "\u009f"})
  void refuses_control_characters(String text) {
    assertRefused(() -> UserId.checkText("actor", text));
    assertRefused(() -> UserId.check("user_id", text));
  }

  @ParameterizedTest
  @ValueSource(ints = {0xd800, 0xdbff, 0xdc00, 0xdfff})
  void refuses_unpaired_surrogates(int surrogate) {
    assertRefused(() -> UserId.checkText("actor", "a" + (char) surrogate + "b"));
  }

  @Test
  void counts_length_in_code_points() {
    assertEquals("😀".repeat(255), UserId.checkText("actor", "😀".repeat(255)));
    assertRefused(() -> UserId.checkText("actor", "😀".repeat(256)));
    assertRefused(() -> UserId.checkText("actor", ""));
  }

  @Test
  void names_the_field_but_not_its_value() {
    var error =
        assertThrows(
            InvalidRequestException.class,
            () -> UserId.check("remote_data.updates[0].id", "secret/x"));
    assertTrue(error.getMessage().contains("remote_data.updates[0].id"), error.getMessage());
    assertTrue(!error.getMessage().contains("secret"), error.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "00u1abcd,             00u1abcd",
    "a.b-c_d~e@x.com,      a.b-c_d~e%40x.com",
    "a b+c%2F;d:e,         a%20b%2Bc%252F%3Bd%3Ae",
    "é😀,                  %C3%A9%F0%9F%98%80",
  })
  void encodes_an_id_as_one_path_segment(String id, String segment) {
    assertEquals(segment, UserId.segment(id));
  }

  private static void assertRefused(Executable check) {
    assertEquals(400, assertThrows(InvalidRequestException.class, check).statusCode());
  }
}
