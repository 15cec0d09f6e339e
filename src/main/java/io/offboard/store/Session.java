package io.offboard.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A connection for one operation, which ends when the operation's time is over. */
final class Session {
  private static final Map<Class<?>, String> ARRAYS =
      Map.of(Long[].class, "bigint", String[].class, "varchar", UUID[].class, "uuid");

  private final Connection connection;
  private final Sql sql;
  private final long start;
  private final Duration limit;

  /**
   * Begins an operation.
   *
   * @param connection for its statements
   * @param sql the statements
   * @param start when it began, as {@link System#nanoTime} says
   * @param limit how long it may take
   */
  Session(Connection connection, Sql sql, long start, Duration limit) {
    this.connection = connection;
    this.sql = sql;
    this.start = start;
    this.limit = limit;
  }

  /** Makes an object of a row. */
  interface Mapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  /**
   * Runs a statement that changes something.
   *
   * @param name the statement's
   * @param values for its parameters
   * @return how many rows it changed
   */
  int update(String name, Object... values) throws SQLException {
    try (var statement = prepare(name)) {
      bind(statement, values);
      return statement.executeUpdate();
    }
  }

  /**
   * Runs a statement once for each list of values.
   *
   * <p>Where assertions are enabled, the driver of PostgreSQL throws one for a connection that has
   * ended.
   *
   * @see <a href="https://github.com/pgjdbc/pgjdbc/issues/1458">the driver's issue</a>
   * @param name the statement's
   * @param rows the values
   * @return how many rows it changed for each
   */
  int[] updateAll(String name, List<Object[]> rows) throws SQLException {
    if (rows.isEmpty()) {
      return new int[0];
    }
    try (var statement = prepare(name)) {
      for (var values : rows) {
        bind(statement, values);
        statement.addBatch();
      }
      return statement.executeBatch();
    } catch (AssertionError e) {
      throw new SQLException("the connection has ended", e);
    }
  }

  /**
   * Runs a query.
   *
   * @param name the statement's
   * @param mapper for each row
   * @param values for its parameters
   * @return what the mapper made
   */
  <T> List<T> query(String name, Mapper<T> mapper, Object... values) throws SQLException {
    try (var statement = prepare(name)) {
      bind(statement, values);
      try (var rows = statement.executeQuery()) {
        var found = new ArrayList<T>();
        while (rows.next()) {
          found.add(mapper.map(rows));
        }
        return found;
      }
    }
  }

  /** Runs a statement that only this connection is concerned with. */
  void set(String statement) throws SQLException {
    limitReads();
    try (var set = connection.createStatement()) {
      set.execute(statement);
    }
  }

  /** Begins a transaction; what is not committed at the end of the operation is undone. */
  void begin() throws SQLException {
    connection.setAutoCommit(false);
  }

  /** Commits, if a transaction was begun: else each statement has done so. */
  void commit() throws SQLException {
    if (!connection.getAutoCommit()) {
      limitReads();
      connection.commit();
    }
  }

  /**
   * Undoes a transaction, if one was begun, in which something failed.
   *
   * @param failure what failed
   * @throws SQLException the failure, if the connection is of no more use
   */
  void rollback(SQLException failure) throws SQLException {
    try {
      if (!connection.getAutoCommit()) {
        limitReads();
        connection.rollback();
      }
    } catch (SQLException e) {
      failure.addSuppressed(e);
      throw failure;
    }
  }

  /** The time that is left for the operation. */
  Duration left() {
    return limit.minusNanos(System.nanoTime() - start);
  }

  /** The connection, for a library that adds statements of its own to a transaction. */
  Connection connection() throws SQLException {
    limitReads();
    return connection;
  }

  /** A moment in a row; null if it has none there. */
  static Instant instant(ResultSet row, String column) throws SQLException {
    var moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }

  private PreparedStatement prepare(String name) throws SQLException {
    limitReads();
    return connection.prepareStatement(sql.statement(name));
  }

  /** H2 takes no notice: it answers in this process. */
  private void limitReads() throws SQLException {
    var left = left().toMillis();
    if (left <= 0) {
      throw new SQLTimeoutException("no time is left");
    }
    connection.setNetworkTimeout(Runnable::run, (int) Math.min(left, Integer.MAX_VALUE));
  }

  /** Databases keep microseconds. */
  private void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (var i = 0; i < values.length; i++) {
      var value = values[i];
      if (value instanceof Instant instant) {
        value = instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
      } else if (value instanceof Object[] array) {
        value = connection.createArrayOf(ARRAYS.get(array.getClass()), array);
      }
      statement.setObject(i + 1, value);
    }
  }
}
