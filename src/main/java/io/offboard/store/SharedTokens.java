package io.offboard.store;

import io.offboard.account.Secret;
import io.offboard.error.OffboardException;
import io.offboard.error.TooManyCallsException;
import io.offboard.error.VendorTimeoutException;
import io.offboard.error.VendorUnreachableException;
import io.offboard.store.SecretSeal.Row;
import io.offboard.store.SharedToken.Fetched;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access tokens of all nodes: one live token for each client, asked for by one node at a time,
 * while the others wait for its row. A new token may end the one before it.
 */
public final class SharedTokens {
  private static final Logger LOG = LoggerFactory.getLogger(SharedTokens.class);

  /** PostgreSQL's and H2's word for a lock that was not to be had in time. */
  private static final Set<String> LOCKED = Set.of("55P03", "HYT00");

  private final Database database;
  private final SecretSeal seal;
  private final Clock clock;

  /** Who waits for a token holds a connection; the others are for all else, fetching included. */
  private final Semaphore connections;

  SharedTokens(Database database, SecretSeal seal, Clock clock, int connections) {
    this.database = database;
    this.seal = seal;
    this.clock = clock;
    this.connections = new Semaphore(connections, true);
  }

  private record Locked(long issue, Instant renewAt, Long[] asked, Sealed token) {}

  /** A failure does not undo that the request is counted. */
  private record Result(SharedToken token, OffboardException failure) {}

  /**
   * The client's live token; if there is none, one is fetched.
   *
   * @param client tells the client from others, at most 64 characters: not its secret
   * @param refused the issue of a token that the vendor refused, 0 for none: that one is dead
   * @param limit the longest time, the waiting for another node and the fetching included
   * @param fetch asks the vendor, within the same time
   * @return the token
   * @throws TooManyCallsException if the vendor was asked five times within a minute
   * @throws VendorTimeoutException if another node did not get one in time
   * @throws OffboardException whatever {@code fetch} throws
   * @throws StoreUnavailableException if the store does not answer
   */
  public SharedToken get(String client, long refused, Duration limit, Supplier<Fetched> fetch) {
    var start = System.nanoTime();
    enter(limit);
    try {
      database.run(limit, session -> session.update("insert-client", client));
      var left = limit.minusNanos(System.nanoTime() - start);
      var result = database.locking(left, session -> get(session, client, refused, fetch));
      if (result.failure() != null) {
        throw result.failure();
      }
      return result.token();
    } catch (StoreUnavailableException e) {
      throw isLocked(e) ? new VendorTimeoutException() : e;
    } finally {
      connections.release();
    }
  }

  private Result get(Session session, String client, long refused, Supplier<Fetched> fetch)
      throws SQLException {
    var row = session.query("lock-token", SharedTokens::locked, client).get(0);
    var live = row.issue() == refused ? null : live(client, row);
    if (live != null) {
      return new Result(live, null);
    }
    var asked = TokenRequests.count(row.asked(), clock.millis());
    try {
      var fetched = fetch.get();
      return new Result(store(session, client, row.issue() + 1, asked, fetched), null);
    } catch (VendorUnreachableException e) {
      throw e;
    } catch (OffboardException e) {
      session.update("count-request", asked, client);
      return new Result(null, e);
    }
  }

  private static Locked locked(ResultSet row) throws SQLException {
    var token = row.getBytes("token");
    var asked = (Object[]) row.getArray("asked").getArray();
    return new Locked(
        row.getLong("issue"),
        Session.instant(row, "renew_at"),
        Stream.of(asked).map(Long.class::cast).toArray(Long[]::new),
        token == null ? null : new Sealed(row.getString("key_id"), token));
  }

  private SharedToken live(String client, Locked row) {
    if (row.token() == null || !clock.instant().isBefore(row.renewAt())) {
      return null;
    }
    try {
      var value =
          new String(seal.open(row.token(), row(client, row.issue())), StandardCharsets.UTF_8);
      return new SharedToken(new Secret(value), row.renewAt(), row.issue());
    } catch (UnreadableSecretException e) {
      LOG.warn("{} Another access token is asked for.", e.getMessage());
      return null;
    }
  }

  private SharedToken store(
      Session session, String client, long issue, Long[] asked, Fetched fetched)
      throws SQLException {
    var plain = fetched.value().reveal().getBytes(StandardCharsets.UTF_8);
    var sealed = seal.seal(plain, row(client, issue));
    session.update(
        "store-token", issue, fetched.renewAt(), asked, sealed.keyId(), sealed.bytes(), client);
    return new SharedToken(fetched.value(), fetched.renewAt(), issue);
  }

  private static Row row(String client, long issue) {
    return new Row("access_tokens", "%d %s".formatted(issue, client));
  }

  private void enter(Duration limit) {
    try {
      if (!connections.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new VendorTimeoutException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VendorTimeoutException();
    }
  }

  /** The pool's own failures have no state. */
  private static boolean isLocked(StoreUnavailableException e) {
    return e.getCause() instanceof SQLException error
        && error.getSQLState() != null
        && LOCKED.contains(error.getSQLState());
  }
}
