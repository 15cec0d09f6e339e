package io.offboard.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.account.Credential.ApiToken;
import io.offboard.error.AccountMisconfiguredException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An accounts file whose secrets lie in files of their own. */
class AccountsFileSecretsTest extends AccountsFileTestBase {
  private Path secret;

  @BeforeEach
  void writeAccounts() throws IOException {
    secret = directory.resolve("secret");
    write(okta(FIRST, "first", "{{file:" + secret + "}}"), okta(SECOND, "second"));
  }

  @Test
  void a_changed_secret_is_read_again() throws IOException {
    Files.writeString(secret, "before\n");
    var accounts = open();
    assertEquals("before", token(accounts));

    Files.writeString(secret, "after\n");

    assertEquals("after", token(accounts));
  }

  @Test
  void a_missing_secret_is_reported_without_its_path_and_heals_when_it_appears()
      throws IOException {
    var accounts = open();
    var error = assertThrows(AccountMisconfiguredException.class, () -> accounts.resolve(FIRST));
    assertTrue(
        error.getMessage().endsWith("api_token refers to a value that cannot be found."),
        error.getMessage());

    Files.writeString(secret, "there");

    assertEquals("there", token(accounts));
  }

  @Test
  void a_secret_that_goes_missing_later_fails_its_account_only() throws IOException {
    Files.writeString(secret, "there");
    var accounts = open();

    Files.delete(secret);

    assertThrows(AccountMisconfiguredException.class, () -> accounts.resolve(FIRST));
    assertEquals("second.okta.com", host(accounts, SECOND));
  }

  @Test
  void an_account_has_its_outline_with_and_without_its_secret() throws IOException {
    Files.writeString(secret, "there");
    var accounts = open();
    var outline = accounts.resolve(FIRST).outline();
    assertEquals(outline, accounts.outline(FIRST));

    Files.delete(secret);

    assertEquals(outline, accounts.outline(FIRST));
  }

  @Test
  void an_empty_secret_is_refused() throws IOException {
    Files.writeString(secret, "\n");
    var accounts = open();

    var error = assertThrows(AccountMisconfiguredException.class, () -> accounts.resolve(FIRST));

    assertTrue(error.getMessage().endsWith("api_token is empty."), error.getMessage());
  }

  @Test
  void a_healed_secret_that_changes_once_more_is_read_again() throws IOException {
    var accounts = open();
    Files.writeString(secret, "there");
    assertEquals("there", token(accounts));

    Files.writeString(secret, "changed");

    assertEquals("changed", token(accounts));
  }

  private static String token(AccountResolver accounts) {
    return ((ApiToken) accounts.resolve(FIRST).credential()).token().reveal();
  }
}
