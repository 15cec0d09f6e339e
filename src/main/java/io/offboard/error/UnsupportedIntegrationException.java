package io.offboard.error;

/** The account's integration has no route for what is asked (501). */
public class UnsupportedIntegrationException extends OffboardException {
  private static final long serialVersionUID = 1L;

  /**
   * Names the integration.
   *
   * @param integration the integration of the resolved account
   */
  public UnsupportedIntegrationException(String integration) {
    super(
        501,
        "Deactivating users is not built for the integration '%s'.".formatted(integration),
        null);
  }

  /**
   * Names what the integration cannot do.
   *
   * @param question the route that it does not have, for example {@code list}
   * @param integration the integration of the resolved account
   */
  public UnsupportedIntegrationException(String question, String integration) {
    super(
        501, "'%s' is not built for the integration '%s'.".formatted(question, integration), null);
  }
}
