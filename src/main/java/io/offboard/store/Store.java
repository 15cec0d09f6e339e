package io.offboard.store;

import io.offboard.store.Claim.Taken;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
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
  private final SecretSeal seal;
  private final GroupCommit<Claim, Optional<Taken>> claims;
  private final GroupCommit<Recording, Boolean> records;
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
    this.seal = seal;
    this.claims = new GroupCommit<>("store-claims", database, new Claims(clock));
    this.records = new GroupCommit<>("store-records", database, new Recordings());
    this.idempotencyKeys = new IdempotencyKeys(claims, records, seal, clock);
    this.audit = new AuditRows(database, records);
    this.tokens = new SharedTokens(database, seal, clock, poolSize / 2);
    this.budgets = new SharedBudgets(database, clock, node);
    this.retention = new Retention(database, clock, node);
  }

  /**
   * Opens the store for calls, and makes or migrates its tables.
   *
   * @param settings where and how
   * @param clock tells the time; the clocks of all nodes have to agree within a second or two
   * @return the store, to be closed
   * @throws StoreSettingsException if that does not work, it takes no rows, or the key that it was
   *     used with is not given; the message says what to do
   */
  public static Store open(StoreSettings settings, Clock clock) {
    var store = opened(settings, clock, H2File::make);
    try {
      StartCheck.run(store.database, store.seal.keyIds(), clock);
      return store;
    } catch (StoreSettingsException e) {
      store.close();
      throw e;
    }
  }

  /**
   * Opens a store that is there, to read its audit: one that takes no rows will do, and any key.
   *
   * @param settings where and how
   * @param clock tells the time
   * @return the store, to be closed
   * @throws StoreSettingsException if that does not work; the message says what to do
   */
  public static Store openToRead(StoreSettings settings, Clock clock) {
    return opened(settings, clock, H2File::requireThere);
  }

  private static Store opened(StoreSettings settings, Clock clock, Consumer<H2File> prepare) {
    var dialect = Dialect.of(settings.url());
    if (settings.poolSize() < 2) {
      throw new StoreSettingsException("offboard.store.pool-size has to be 2 or more.");
    }
    StoreKeys.check(dialect, settings);
    H2File.of(settings.url()).ifPresent(prepare);
    var source = new DriverSource(dialect, settings);
    try (var first = source.getConnection()) {
      var server = first.getMetaData();
      dialect.check(server.getDatabaseMajorVersion(), server.getDatabaseProductVersion());
      var seal = StoreKeys.seal(settings);
      Migration.run(dialect, source);
      var database =
          new Database(dialect, new PatientSource(dialect, settings), settings.poolSize());
      return new Store(dialect, database, seal, settings.poolSize(), clock);
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

  /** How many leavers there are. */
  public LeaverCensus leaverCensus() {
    return new LeaverCensus(database, clock);
  }

  /** The deletion of what is old. */
  public Retention retention() {
    return retention;
  }

  /** Does what was asked for, and closes the connections: an H2 file is then free. */
  @Override
  public void close() {
    claims.close();
    records.close();
    database.close();
  }
}
