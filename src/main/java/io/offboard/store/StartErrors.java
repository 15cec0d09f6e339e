package io.offboard.store;

import java.io.IOException;
import java.sql.SQLException;

/** Says what an operator has to do when the store cannot be opened. */
final class StartErrors {
  private static final String NOT_PERMITTED = "42501";

  private static final String CANNOT_MAKE =
      "The file in offboard.store.url can neither be read nor made: let the service's user write to"
          + " its folder.";

  private StartErrors() {}

  /**
   * An error in the words of the settings; the driver's own, which may name anything, is the cause.
   *
   * @param failure what the driver or the migration threw
   * @return the error to end the start with
   */
  static StoreSettingsException of(Throwable failure) {
    return new StoreSettingsException(sentence(state(failure)), failure);
  }

  /**
   * The same once the tables are there.
   *
   * @param failure what the driver threw at a first row
   * @return the error to end the start with
   */
  static StoreSettingsException ofFirstRow(Throwable failure) {
    return NOT_PERMITTED.equals(state(failure))
        ? new StoreSettingsException(
            "The store's user may not write to the tables: grant it what docs/store.md shows.",
            failure)
        : of(failure);
  }

  static StoreSettingsException cannotMake(IOException failure) {
    return new StoreSettingsException(CANNOT_MAKE, failure);
  }

  /** The SQLState of the first cause that has one. */
  private static String state(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException error && error.getSQLState() != null) {
        return error.getSQLState();
      }
    }
    return "";
  }

  /**
   * Those of {@code 90…} are H2's own, the others are PostgreSQL's.
   *
   * @see <a href="https://h2database.com/javadoc/org/h2/api/ErrorCode.html">H2's error codes</a>
   * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL error
   *     codes</a>
   */
  private static String sentence(String state) {
    return switch (state) {
      case "90020" ->
          "Another process has the file in offboard.store.url open: stop it, or give each its own.";
      case "90028", "90031", "90062" -> CANNOT_MAKE;
      case "90097" ->
          "The file in offboard.store.url can only be read: let the service's user write to it.";
      case "25006" ->
          "The database in offboard.store.url can only be read: name the primary server.";
      case "28000", "28P01" ->
          "The store refused offboard.store.user and offboard.store.password: correct them.";
      case "3D000" -> "The database in offboard.store.url does not exist: create it.";
      case NOT_PERMITTED ->
          "The store's user may not make the tables: start once as the owner of the database.";
      case "53300" ->
          "The store has no connection left: lower offboard.store.pool-size, or allow it more.";
      case "08001", "08004", "08006", "57P03" ->
          "The store in offboard.store.url cannot be reached: start it, or correct the address.";
      default -> "The store cannot be opened: see the cause, and correct offboard.store.url.";
    };
  }
}
