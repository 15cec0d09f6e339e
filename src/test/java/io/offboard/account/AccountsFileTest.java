package io.offboard.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.error.AccountMisconfiguredException;
import io.offboard.error.AccountNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsFileTest extends AccountsFileTestBase {

  @Test
  void finds_an_account_by_its_id() throws IOException {
    write(okta(FIRST, "first"), okta(SECOND, "second"));
    var accounts = open();

    assertEquals("first.okta.com", host(accounts, FIRST));
    assertEquals("second.okta.com", host(accounts, SECOND));
  }

  @Test
  void an_unknown_account_is_not_found() throws IOException {
    write(okta(FIRST, "first"));
    var accounts = open();

    assertThrows(AccountNotFoundException.class, () -> accounts.resolve(SECOND));
  }

  @Test
  void an_account_of_a_file_that_stays_is_made_once() throws IOException {
    write(okta(FIRST, "first"));
    var accounts = open();

    assertSame(accounts.resolve(FIRST), accounts.resolve(FIRST));
  }

  @Test
  void a_changed_file_is_read_again() throws IOException {
    write(okta(FIRST, "first"));
    var accounts = open();

    write(okta(FIRST, "moved"), okta(SECOND, "second"));

    assertEquals("moved.okta.com", host(accounts, FIRST));
    assertEquals("second.okta.com", host(accounts, SECOND));
  }

  @Test
  void a_file_replaced_by_one_of_the_same_age_and_size_is_read_again() throws IOException {
    write(okta(FIRST, "first"));
    var accounts = open();
    var age = Files.getLastModifiedTime(file());
    var other = directory.resolve("other.yaml");
    Files.writeString(other, "accounts:\n" + okta(FIRST, "moved"));
    Files.setLastModifiedTime(other, age);

    Files.move(other, file(), StandardCopyOption.ATOMIC_MOVE);
    watch.look();

    assertEquals("moved.okta.com", host(accounts, FIRST));
  }

  @Test
  void an_account_taken_out_of_the_file_is_gone() throws IOException {
    write(okta(FIRST, "first"), okta(SECOND, "second"));
    var accounts = open();

    write(okta(SECOND, "second"));

    assertThrows(AccountNotFoundException.class, () -> accounts.resolve(FIRST));
  }

  @Test
  void a_wrong_account_is_reported_and_does_not_hurt_the_others() throws IOException {
    write(okta(FIRST, "s3cret.example.com/"), okta(SECOND, "second"));
    var accounts = open();

    assertThrows(AccountMisconfiguredException.class, () -> accounts.resolve(FIRST));
    assertEquals("second.okta.com", host(accounts, SECOND));
    assertEquals(1, log.all().size());
    assertTrue(log.all().get(0).contains(FIRST + " is misconfigured: subdomain"));
  }

  @Test
  void an_id_given_twice_is_no_account_and_does_not_hurt_the_others() throws IOException {
    write(okta(FIRST, "first"), okta(SECOND, "second"), okta(FIRST, "third"));
    var accounts = open();

    var error = assertThrows(AccountMisconfiguredException.class, () -> accounts.resolve(FIRST));

    assertTrue(error.getMessage().endsWith("misconfigured: id is given twice."));
    assertEquals("second.okta.com", host(accounts, SECOND));
  }

  @Test
  void an_id_given_twice_in_another_case_is_the_same() throws IOException {
    var id = UUID.fromString("62f44730-dd91-461e-bd6a-aedd9e0ad79d");
    write(
        okta(id, "first"),
        okta(id, "second").replace(id.toString(), id.toString().toUpperCase(Locale.ROOT)),
        okta(SECOND, "third"));
    var accounts = open();

    assertThrows(AccountMisconfiguredException.class, () -> accounts.resolve(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"- integration: okta", "- id: acme", "- id: [1]", "- acme", "- "})
  void an_entry_without_a_uuid_is_reported_and_does_not_hurt_the_others(String entry)
      throws IOException {
    write("  " + entry + "\n", okta(SECOND, "second"));
    var accounts = open();

    assertEquals("second.okta.com", host(accounts, SECOND));
    assertEquals(List.of("ERROR An account without a uuid as its id is left out"), log.all());
  }
}
