package io.offboard.error;

import java.util.UUID;

/** The integrated account cannot be used until its operator mends it (500). */
public class AccountMisconfiguredException extends OffboardException {
  private static final long serialVersionUID = 1L;

  /**
   * Names the account and the setting, never the setting's value.
   *
   * @param accountId the integrated account
   * @param setting the setting as it stands in the accounts file, for example {@code org_url}
   * @param problem what is wrong with it, as the end of a sentence
   */
  public AccountMisconfiguredException(UUID accountId, String setting, String problem) {
    super(
        500,
        "Integrated account %s is misconfigured: %s %s.".formatted(accountId, setting, problem),
        null);
  }
}
