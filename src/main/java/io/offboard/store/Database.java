package io.offboard.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * The pool of connections, and what is done with one: an operation has a time limit, and the wait
 * for a connection counts. Safe for use by many threads.
 */
final class Database implements AutoCloseable {
  /** Whoever waits longer for a connection gets none: the database is down or overloaded. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private static final Duration LIBRARY_LIMIT = Duration.ofSeconds(10);
  private static final long VALIDATION_MILLIS = 1_000;

  private final HikariPool pool;
  private final Sql sql;
  private final Dialect dialect;
  private volatile boolean doubted;

  /** What is done in one operation. */
  interface Work<T> {
    T run(Session session) throws SQLException;
  }

  /**
   * Opens the pool.
   *
   * @param dialect the kind of database
   * @param source makes its connections
   * @param size the most connections
   */
  Database(Dialect dialect, DataSource source, int size) {
    var config = new HikariConfig();
    config.setPoolName("offboard-store");
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(LONGEST_WAIT.toMillis());
    config.setValidationTimeout(VALIDATION_MILLIS);
    config.setMaxLifetime(dialect.longestLife());
    config.setConnectionInitSql(dialect.greeting());
    config.setExceptionOverride(new UselessConnection(dialect));
    config.validate();
    this.pool = new HikariPool(config);
    this.sql = new Sql(dialect);
    this.dialect = dialect;
  }

  /**
   * Runs work that is one statement, or several that do not depend on one another, or begins and
   * commits transactions itself: what it does not commit is undone.
   *
   * @param limit how long it may take
   * @param work the work
   * @return what it gives
   * @throws StoreUnavailableException if the database does not do it in time
   */
  <T> T run(Duration limit, Work<T> work) {
    var start = System.nanoTime();
    var wait = limit.compareTo(LONGEST_WAIT) < 0 ? limit : LONGEST_WAIT;
    try (var connection = pool.getConnection(wait.toMillis())) {
      return work.run(new Session(connection, sql, start, limit));
    } catch (SQLException e) {
      doubt();
      throw new StoreUnavailableException(e);
    }
  }

  /** Notes that something was not done: whether rows are taken is only known when one is. */
  void doubt() {
    doubted = true;
  }

  /** Notes that a row was taken to find out. */
  void trust() {
    doubted = false;
  }

  /** Whether something was not done since a row was taken to find out. */
  boolean isDoubted() {
    return doubted;
  }

  /**
   * Runs work as one transaction: all of it is done, or nothing.
   *
   * @param limit how long it may take
   * @param work the work; whatever it throws undoes what it did
   * @return what it gives
   * @throws StoreUnavailableException if the database does not do it in time
   */
  <T> T transaction(Duration limit, Work<T> work) {
    return run(
        limit,
        session -> {
          session.begin();
          var result = work.run(session);
          session.commit();
          return result;
        });
  }

  /**
   * The same for work that waits for a row's lock.
   *
   * @param limit how long it may take, the waiting included
   * @param work the work
   * @return what it gives
   * @throws StoreUnavailableException if the database does not do it in time
   */
  <T> T locking(Duration limit, Work<T> work) {
    return transaction(
        limit,
        session -> {
          session.set(dialect.lockLimit(Math.max(1, session.left().toMillis() * 9 / 10)));
          return work.run(session);
        });
  }

  /** Connections for a library that makes its own statements: each answers within ten seconds. */
  DataSource source() {
    return new PlainSource() {
      @Override
      public Connection getConnection() throws SQLException {
        var connection = pool.getConnection(LONGEST_WAIT.toMillis());
        connection.setNetworkTimeout(Runnable::run, (int) LIBRARY_LIMIT.toMillis());
        return connection;
      }
    };
  }

  @Override
  public void close() {
    try {
      pool.shutdown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
