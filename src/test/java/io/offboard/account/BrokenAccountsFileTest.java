package io.offboard.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An accounts file that cannot be read as a whole. */
class BrokenAccountsFileTest extends AccountsFileTestBase {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "accounts:",
        "accounts: {}",
        "- id: x",
        "accounts: [",
        "accounts: []\naccounts: []",
        "a: &a [*a, *a]\naccounts:\n\t- x"
      })
  void a_broken_file_leaves_the_accounts_as_they_were_and_is_reported_once(String text)
      throws IOException {
    write(okta(FIRST, "first"));
    var accounts = open();

    writeText(text);

    assertEquals("first.okta.com", host(accounts, FIRST));
    assertEquals("first.okta.com", host(accounts, FIRST));
    assertEquals(1, fileLog.all().size(), fileLog.all()::toString);
    assertTrue(fileLog.all().get(0).startsWith("ERROR"), fileLog.all()::toString);
  }

  @Test
  void a_report_about_a_broken_file_names_the_line_but_quotes_nothing() throws IOException {
    write(okta(FIRST, "first"));
    var accounts = open();

    writeText("accounts:\n  - api_token: s3cret\n bad: s3cret");
    accounts.resolve(FIRST);

    assertEquals(
        List.of(
            "ERROR The accounts file %s cannot be read, the last good one stays: no valid YAML at line 3"
                .formatted(file())),
        fileLog.all());
  }

  @Test
  void a_mended_file_is_read_again() throws IOException {
    write(okta(FIRST, "first"));
    var accounts = open();
    writeText("accounts: [");
    accounts.resolve(FIRST);

    write(okta(FIRST, "mended"));

    assertEquals("mended.okta.com", host(accounts, FIRST));
  }

  @Test
  void a_deleted_file_leaves_the_accounts_as_they_were_and_is_reported_once() throws IOException {
    write(okta(FIRST, "first"));
    var accounts = open();

    Files.delete(file());

    assertEquals("first.okta.com", host(accounts, FIRST));
    assertEquals("first.okta.com", host(accounts, FIRST));
    assertEquals(1, fileLog.all().size(), fileLog.all()::toString);
  }

  @Test
  void a_missing_file_stops_the_start() {
    var error = assertThrows(IllegalStateException.class, this::open);

    assertTrue(error.getMessage().contains(file().toString()), error.getMessage());
  }

  @Test
  void a_broken_file_stops_the_start_and_quotes_nothing() throws IOException {
    writeText("accounts: [ s3cret");

    var error = assertThrows(IllegalStateException.class, this::open);

    assertFalse(error.getMessage().contains("s3cret"), error.getMessage());
  }
}
