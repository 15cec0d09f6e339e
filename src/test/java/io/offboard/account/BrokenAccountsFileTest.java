package io.offboard.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.error.AccountNotFoundException;
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
        "a: &a [*a, *a]\naccounts:\n\t- x",
        "accounts: [{id: acme, integration: okta}, acme, null]",
        "accounts: [{id: 00000000-0000-4000-8000-000000000001, integration: okta}]"
      })
  void a_broken_file_leaves_the_accounts_as_they_were_and_is_reported_once(String text)
      throws IOException {
    write(okta(FIRST, "first"));
    var accounts = open();

    writeText(text);
    watch.look();

    assertEquals("first.okta.com", host(accounts, FIRST));
    assertEquals(1, fileLog.all().size(), fileLog.all()::toString);
    assertTrue(fileLog.all().get(0).startsWith("ERROR"), fileLog.all()::toString);
  }

  @Test
  void a_report_about_a_broken_file_names_the_line_but_quotes_nothing() throws IOException {
    write(okta(FIRST, "first"));
    open();

    writeText("accounts:\n  - api_token: s3cret\n bad: s3cret");

    assertEquals(
        List.of(
            "ERROR The accounts file %s cannot be read, the last good one stays: no valid YAML at line 3"
                .formatted(file())),
        fileLog.all());
  }

  @Test
  void a_file_without_a_usable_account_is_reported_with_each_of_them() throws IOException {
    write(okta(FIRST, "first"));
    var accounts = open();

    write(okta(FIRST, "wrong/"), okta(SECOND, "second"), okta(SECOND, "third"));

    assertEquals("first.okta.com", host(accounts, FIRST));
    assertEquals(2, log.all().size(), log.all()::toString);
    assertTrue(log.all().get(0).contains(FIRST + " is misconfigured: subdomain"));
    assertTrue(log.all().get(1).contains(SECOND + " is misconfigured: id is given twice"));
    assertEquals(
        List.of(
            "ERROR The accounts file %s cannot be read, the last good one stays: none of its accounts is usable"
                .formatted(file())),
        fileLog.all());
  }

  @Test
  void an_empty_list_is_a_file_without_accounts() throws IOException {
    write(okta(FIRST, "first"));
    var accounts = open();

    writeText("accounts: []");

    assertThrows(AccountNotFoundException.class, () -> accounts.resolve(FIRST));
  }

  @Test
  void a_file_without_a_usable_account_stops_the_start() throws IOException {
    write(okta(FIRST, "wrong/"));

    var error = assertThrows(IllegalStateException.class, this::open);

    assertEquals(
        "The accounts file %s cannot be read: none of its accounts is usable".formatted(file()),
        error.getMessage());
  }

  @Test
  void a_mended_file_is_read_again() throws IOException {
    write(okta(FIRST, "first"));
    var accounts = open();
    writeText("accounts: [");

    write(okta(FIRST, "mended"));

    assertEquals("mended.okta.com", host(accounts, FIRST));
  }

  @Test
  void a_deleted_file_leaves_the_accounts_as_they_were_and_is_reported_once() throws IOException {
    write(okta(FIRST, "first"));
    var accounts = open();

    Files.delete(file());
    watch.look();
    watch.look();

    assertEquals("first.okta.com", host(accounts, FIRST));
    assertEquals(1, fileLog.all().size(), fileLog.all()::toString);
  }

  @Test
  void a_missing_file_stops_the_start() {
    var error = assertThrows(IllegalStateException.class, this::open);

    assertEquals(
        "The accounts file %s cannot be read: there is no file %s"
            .formatted(file(), file().toAbsolutePath()),
        error.getMessage());
  }

  @Test
  void a_broken_file_stops_the_start_and_quotes_nothing() throws IOException {
    writeText("accounts: [ s3cret");

    var error = assertThrows(IllegalStateException.class, this::open);

    assertFalse(error.getMessage().contains("s3cret"), error.getMessage());
  }
}
