package example;

import io.offboard.account.AccountResolver;
import io.offboard.account.Credential;
import io.offboard.account.IntegratedAccount;
import io.offboard.account.Secret;
import io.offboard.error.AccountNotFoundException;
import java.net.URI;
import java.util.UUID;

/** Finds integrated accounts wherever your application keeps them; here there is one. */
final class CustomerAccounts implements AccountResolver {
  static final UUID ACME_OKTA = UUID.fromString("62f44730-dd91-461e-bd6a-aedd9e0ad79d");

  private final IntegratedAccount acme;

  CustomerAccounts(URI orgUrl, String apiToken) {
    var credential = new Credential.ApiToken("SSWS", new Secret(apiToken));
    acme = new IntegratedAccount(ACME_OKTA, "okta", orgUrl, credential, true, false);
  }

  @Override
  public IntegratedAccount resolve(UUID id) {
    if (!id.equals(acme.id())) {
      throw new AccountNotFoundException();
    }
    return acme;
  }
}
