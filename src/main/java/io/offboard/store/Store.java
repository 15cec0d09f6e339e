package io.offboard.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.flywaydb.core.api.FlywayException;

/**
 * The database behind one node or many. Safe for use by many threads.
 *
 * <p>Each operation takes a time limit and ends within it, with a {@link StoreUnavailableException}
 * if the database did not answer.
 */
public final class Store implements AutoCloseable {
  private static final Duration SYNC_LIMIT = Duration.ofSeconds(30);

  private final Dialect dialect;
  private final Database database;
  private final IdempotencyKeys idempotencyKeys;
  private final AuditRows audit;
  private final SharedTokens tokens;
  private final SharedBudgets budgets;
  private final Retention retention;
  private final Clock clock;

  private Store(Dialect dialect, Database database, SecretSeal seal, int poolSize, Clock clock) {
    var node = UUID.randomUUID();
    this.dialect = dialect;
    this.clock = clock;
    this.database = database;
    this.idempotencyKeys = new IdempotencyKeys(database, seal, clock);
    this.audit = new AuditRows(database);
    this.tokens = new SharedTokens(database, seal, clock, poolSize / 2);
    this.budgets = new SharedBudgets(database, clock, node);
    this.retention = new Retention(database, clock, node);
  }

  /**
   * Opens the store, and makes or migrates its tables.
   *
   * @param settings where and how
   * @param clock tells the time; the clocks of all nodes have to agree within a second or two
   * @return the store, to be closed
   * @throws StoreSettingsException if that does not work; the message says what to do
   */
  public static Store open(StoreSettings settings, Clock clock) {
    var dialect = Dialect.of(settings.url());
    if (settings.poolSize() < 2) {
      throw new StoreSettingsException("offboard.store.pool-size has to be 2 or more.");
    }
    var source = new DriverSource(dialect, settings);
    var given = givenKey(dialect, settings);
    try (var first = source.getConnection()) {
      var server = first.getMetaData();
      dialect.check(server.getDatabaseMajorVersion(), server.getDatabaseProductVersion());
      var key = given == null ? ownKey(settings.url()) : given;
      Migration.run(dialect, source);
      var database =
          new Database(dialect, new PatientSource(dialect, settings), settings.poolSize());
      return new Store(
          dialect, database, new SecretSeal(key, oldKey(settings)), settings.poolSize(), clock);
    } catch (SQLException | FlywayException e) {
      throw StartErrors.of(e);
    }
  }

  /**
   * Writes to the disk what is still with the operating system: after a loss of power, a file that
   * is written over without it may be broken. To be called every few seconds.
   *
   * @throws StoreUnavailableException if that takes longer than 30 seconds
   */
  public void sync() {
    if (dialect.sync() != null) {
      database.run(
          SYNC_LIMIT,
          session -> {
            session.set(dialect.sync());
            return null;
          });
    }
  }

  /** Where calls are recorded: the keys and the audit together. */
  public CallRecords records() {
    return new StoredRecords(idempotencyKeys, audit);
  }

  /** The keys that callers give, and what was answered to them. */
  public IdempotencyKeys idempotencyKeys() {
    return idempotencyKeys;
  }

  /** The audit. */
  public AuditRows audit() {
    return audit;
  }

  /** The access tokens. */
  public SharedTokens tokens() {
    return tokens;
  }

  /** What vendors said about their rate limits. */
  public SharedBudgets budgets() {
    return budgets;
  }

  /** The leavers; they need db-scheduler, an optional dependency. */
  public LeaverRows leavers() {
    return new LeaverRows(database, audit, new LeaverTasks(dialect), clock);
  }

  /** The deletion of what is old. */
  public Retention retention() {
    return retention;
  }

  /** Closes the connections, which ends an H2 database of this process. */
  @Override
  public void close() {
    database.close();
  }

  private static StoreKey givenKey(Dialect dialect, StoreSettings settings) {
    if (settings.key() != null) {
      return StoreKey.of("offboard.store.key", settings.key());
    }
    if (dialect == Dialect.POSTGRESQL) {
      throw new StoreSettingsException(
          "PostgreSQL needs offboard.store.key, the same for all nodes: make one with"
              + " `openssl rand -base64 32`.");
    }
    return null;
  }

  private static StoreKey oldKey(StoreSettings settings) {
    return settings.oldKey() == null
        ? null
        : StoreKey.of("offboard.store.old-key", settings.oldKey());
  }

  /** A database in memory ends with its process, and so does its key. */
  private static StoreKey ownKey(String url) {
    if (url.startsWith("jdbc:h2:mem:")) {
      return StoreKey.of("offboard.key", StoreKey.random());
    }
    var file = url.substring("jdbc:h2:file:".length()).split(";", 2)[0];
    return KeyFile.in(
        Path.of(file.replaceFirst("^~", System.getProperty("user.home")))
            .toAbsolutePath()
            .getParent());
  }
}
