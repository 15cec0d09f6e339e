package io.offboard.examples.employee;

import io.offboard.DeactivateRequest;
import java.util.UUID;
import org.apache.camel.Variable;

/** What is asked of each vendor. */
public final class Requests {
  private final UUID oktaAccount;
  private final UUID vantaAccount;

  Requests(UUID oktaAccount, UUID vantaAccount) {
    this.oktaAccount = oktaAccount;
    this.vantaAccount = vantaAccount;
  }

  /**
   * Deactivate the leaver at Okta.
   *
   * @param leaver the leaver
   * @return the request
   */
  public DeactivateRequest okta(@Variable("leaver") Leaver leaver) {
    return DeactivateRequest.of(oktaAccount, leaver.oktaUser(), null);
  }

  /**
   * Complete the leaver's offboarding at Vanta, in the name of the event's actor.
   *
   * @param leaver the leaver
   * @return the request
   */
  public DeactivateRequest vanta(@Variable("leaver") Leaver leaver) {
    var person = leaver.vantaPerson();
    return person.contains("@")
        ? DeactivateRequest.byEmail(vantaAccount, person, leaver.actor())
        : DeactivateRequest.of(vantaAccount, person, leaver.actor());
  }
}
