package io.offboard.facts;

import io.offboard.account.Credential.ApiToken;
import io.offboard.call.Call;
import io.offboard.call.UserId;
import io.offboard.client.VendorAnswer;
import io.offboard.error.InvalidRequestException;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/**
 * Who owns the accounts' own api tokens. Such a token dies with its owner, so that deactivating
 * that user would cut the connection.
 *
 * @see <a href="https://developer.okta.com/docs/guides/create-an-api-token/main/">Okta: tokens</a>
 */
public final class TokenOwners {

  private final HourlyDocuments<ApiToken> owners;

  private record Owner(String id, String login, String shortLogin) {
    Owner(String id, String login) {
      this(id, login, login.contains("@") ? login.substring(0, login.indexOf('@')) : login);
    }

    boolean isCalled(String userId) {
      return userId.equalsIgnoreCase(id)
          || userId.equalsIgnoreCase(login)
          || userId.equalsIgnoreCase(shortLogin);
    }
  }

  /**
   * Looks owners up, once an hour; where that fails, again after a minute.
   *
   * @param template calls the owner routes
   * @param clock tells when an owner is looked up again
   */
  public TokenOwners(ProducerTemplate template, Clock clock) {
    owners =
        new HourlyDocuments<>(
            "the owner of its api token", template, clock, user -> user.hasNonNull("id"));
  }

  /**
   * Refuses to deactivate the owner of the account's own token.
   *
   * @param exchange the exchange
   * @throws InvalidRequestException (422) if the user is the owner
   */
  public void spare(Exchange exchange) {
    spare(Call.of(exchange), Call.of(exchange).userId());
  }

  /**
   * The same for the user whom the vendor's last answer shows.
   *
   * @param exchange the exchange
   * @throws InvalidRequestException (422) if that user is the owner
   */
  public void spareShown(Exchange exchange) {
    var id = exchange.getProperty(VendorAnswer.PROPERTY, VendorAnswer.class).body().path("id");
    if (id.isTextual() && UserId.isFit(id.textValue())) {
      spare(Call.of(exchange), id.textValue());
    }
  }

  private void spare(Call call, String userId) {
    if (call.account().credential() instanceof ApiToken token
        && owner(token, call).filter(owner -> owner.isCalled(userId)).isPresent()) {
      throw new InvalidRequestException(
          422,
          "This user owns the account's own api token, which would end with the user:"
              + " give the account a token of another admin first.");
    }
  }

  private Optional<Owner> owner(ApiToken token, Call call) {
    return owners
        .get(token, "token-owner", call)
        .map(
            user ->
                new Owner(user.path("id").asText(), user.path("profile").path("login").asText("")));
  }
}
