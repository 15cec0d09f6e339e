package io.offboard.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.error.AccountMisconfiguredException;
import io.offboard.error.AccountNotFoundException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of an account for a leaver, whether it can be used or not. */
class AccountOutlineTest extends AccountsFileTestBase {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "integration: vanta, context: {client_id: c, client_secret: s}           | vanta 2 true",
        "integration: vanta, context: {client_id: c, client_secret: s}, stage: 3 | vanta 3 true",
        "integration: okta, context: {subdomain: acme, api_token: t}             | okta 1 false",
        "integration: other, context: {x: y}                                     | other 1 false"
      })
  void of_an_account_that_can_be_used(String entry, String outline) throws IOException {
    write(entry(entry));
    var accounts = open();

    assertEquals(outline, told(accounts));
    assertEquals(accounts.resolve(FIRST).outline(), accounts.outline(FIRST));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "integration: vanta                                        | vanta 2 true",
        "integration: vanta, context: {}                           | vanta 2 true",
        "integration: vanta, context: []                           | vanta 2 true",
        "integration: vanta, context: {region: mars}               | vanta 2 true",
        "integration: vanta, context: {client_id: '{{env:GONE}}'}  | vanta 2 true",
        "integration: vanta, stage: 4                              | vanta 4 true",
        "integration: vanta, stages: 4                             | vanta 2 true",
        "integration: okta, context: {org_url: 'http://elsewhere'} | okta 1 false",
        "integration: okta, context: {api_token: t}, stage: 2      | okta 2 false",
        "integration: other, context: 7, stage: 2                  | other 2 false"
      })
  void of_an_account_that_cannot_be_used(String entry, String outline) throws IOException {
    write(entry(entry), okta(SECOND, "second"));
    var accounts = open();
    assertThrows(AccountMisconfiguredException.class, () -> accounts.resolve(FIRST));

    assertEquals(outline, told(accounts));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stage: 1",
        "integration: 7",
        "integration: '{{env:GONE}}'",
        "integration: vanta, stage: 0",
        "integration: vanta, stage: two"
      })
  void of_an_account_of_which_too_little_is_known(String entry) throws IOException {
    write(entry(entry), okta(SECOND, "second"));
    var accounts = open();

    assertThrows(AccountMisconfiguredException.class, () -> accounts.outline(FIRST));
  }

  @Test
  void of_an_account_that_is_given_twice_or_not_at_all() throws IOException {
    write(okta(FIRST, "one"), okta(FIRST, "two"), okta(SECOND, "second"));
    var accounts = open();

    assertThrows(AccountMisconfiguredException.class, () -> accounts.outline(FIRST));
    write(okta(SECOND, "second"));
    assertThrows(AccountNotFoundException.class, () -> accounts.outline(FIRST));
  }

  private static String entry(String text) {
    return "  - {id: %s, %s}\n".formatted(FIRST, text);
  }

  private static String told(AccountResolver accounts) {
    var outline = accounts.outline(FIRST);
    return outline.integration() + " " + outline.stage() + " " + outline.needsActor();
  }
}
