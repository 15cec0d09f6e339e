package io.offboard.vendor;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.offboard.Deactivation;
import io.offboard.account.Credential.ApiToken;
import io.offboard.error.InvalidRequestException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who owns the accounts' own api tokens. Such a token dies with its owner, so that deactivating
 * that user would cut the connection.
 *
 * @see <a href="https://developer.okta.com/docs/guides/create-an-api-token/main/">Okta: tokens</a>
 */
public final class TokenOwners {
  private static final Logger LOG = LoggerFactory.getLogger(TokenOwners.class);
  private static final Duration KNOWN = Duration.ofHours(1);
  private static final Duration UNKNOWN = Duration.ofMinutes(1);

  private final ProducerTemplate template;
  private final AsyncCache<ApiToken, Optional<Owner>> owners;

  private record Owner(String id, String login, String shortLogin) {
    Owner(String id, String login) {
      this(id, login, login.replaceFirst("@.*", ""));
    }

    boolean isCalled(String userId) {
      return userId.equals(id)
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
    this.template = template;
    this.owners =
        Caffeine.newBuilder()
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .expireAfter(
                Expiry.<ApiToken, Optional<Owner>>writing(
                    (token, owner) -> owner.isPresent() ? KNOWN : UNKNOWN))
            .executor(Runnable::run)
            .buildAsync();
  }

  /**
   * Refuses to deactivate the owner of the account's own token.
   *
   * @param exchange the exchange
   * @throws InvalidRequestException (422) if the user is the owner
   */
  public void spare(Exchange exchange) {
    var call = Deactivation.of(exchange);
    if (call.account().credential() instanceof ApiToken token
        && owner(token, call).filter(owner -> owner.isCalled(call.userId())).isPresent()) {
      throw new InvalidRequestException(
          422,
          "This user owns the account's own api token, which would end with the user:"
              + " give the account a token of another admin first.");
    }
  }

  private Optional<Owner> owner(ApiToken token, Deactivation call) {
    var mine = new CompletableFuture<Optional<Owner>>();
    var theirs = owners.asMap().putIfAbsent(token, mine);
    if (theirs == null) {
      lookUpFor(mine, call);
    }
    try {
      var millis = call.deadline().left().toMillis();
      return (theirs == null ? mine : theirs).get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Whatever happens, nobody may wait for an answer that never comes. */
  private void lookUpFor(CompletableFuture<Optional<Owner>> waiting, Deactivation call) {
    try {
      waiting.complete(lookUp(call));
    } finally {
      waiting.complete(Optional.empty());
    }
  }

  private Optional<Owner> lookUp(Deactivation call) {
    var reply =
        template.send(
            "direct:%s.token-owner".formatted(call.account().integration()),
            ask -> ask.setProperty(Deactivation.PROPERTY, call));
    var answer = reply.getProperty(VendorCall.ANSWER, VendorAnswer.class);
    if (reply.getException() == null && answer.hasDocument() && answer.body().hasNonNull("id")) {
      var user = answer.body();
      return Optional.of(
          new Owner(user.path("id").asText(""), user.path("profile").path("login").asText("")));
    }
    LOG.warn("Account {}: the owner of its api token cannot be looked up", call.account().id());
    return Optional.empty();
  }
}
