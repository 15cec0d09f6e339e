package io.offboard.error;

/** The account's integration has no route for what is asked (501). */
public class UnsupportedIntegrationException extends OffboardException {
  private static final long serialVersionUID = 1L;

  private static final String MESSAGE =
      "Correct the account's integration, or add its routes: '%s' has none %s.";

  /**
   * Names the integration.
   *
   * @param integration the integration of the resolved account
   */
  public UnsupportedIntegrationException(String integration) {
    super(501, MESSAGE.formatted(integration, "to deactivate users"), null);
  }

  /**
   * Names what the integration cannot do.
   *
   * @param question the route that it does not have, for example {@code list}
   * @param integration the integration of the resolved account
   */
  public UnsupportedIntegrationException(String question, String integration) {
    super(501, MESSAGE.formatted(integration, "for '" + question + "'"), null);
  }
}
