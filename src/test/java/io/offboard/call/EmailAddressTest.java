package io.offboard.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.error.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b",
        "ada.moreno+hr@acme.example",
        "\"ada moreno\"@acme.example",
        "\"a@b\"@acme.example",
        "o'brien%20\\@acme.example",
        "李四@例子.example",
        "ADA@ACME.EXAMPLE"
      })
  void takes_whatever_may_be_one(String address) {
    assertEquals(address, EmailAddress.check("email", address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "@acme.example",
        "ada@",
        " ada@acme.example",
        "ada@acme.example ",
        "ada@acme .example",
        "Ada <ada@acme.example>",
        "a@b.c,d@e.f",
        "a@b.c;d@e.f",
        "a@b.c\"",
        "a\n@b.c",
        "\u00a0ada@acme.example"
      })
  void refuses_what_is_none(String text) {
    var error =
        assertThrows(InvalidRequestException.class, () -> EmailAddress.check("email", text));

    assertEquals(400, error.statusCode());
    assertTrue(error.getMessage().startsWith("Give email as "), error::getMessage);
  }

  @ParameterizedTest
  @CsvSource({
    "ada@x.y,ADA@X.Y,true",
    "zoë@x.y,ZOË@x.y,true",
    "ada@x.y,ada@x.yz,false",
    "kate@x.y,\u212Aate@x.y,false",
    "ida@x.y,\u0131da@x.y,false"
  })
  void takes_no_letter_for_one_that_looks_alike(String one, String other, boolean same) {
    assertEquals(same, EmailAddress.isSame(one, other));
    assertEquals(same, EmailAddress.isSame(other, one));
  }

  @Test
  void compares_in_the_same_letters_wherever_it_runs() {
    assertEquals("mail@i.example", EmailAddress.folded("MAIL@I.EXAMPLE"));
  }
}
