package io.offboard.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Makes connections for the pool, and goes on trying while the database is away: the pool itself
 * would pause for ever longer, and be late when the database is back.
 */
final class PatientSource extends DriverSource {
  private static final Duration PAUSE = Duration.ofMillis(250);

  PatientSource(Dialect dialect, StoreSettings settings) {
    super(dialect, settings);
  }

  /** {@inheritDoc} Only the end of the pool, which interrupts its threads, ends the trying. */
  @Override
  public Connection getConnection() throws SQLException {
    while (true) {
      try {
        return super.getConnection();
      } catch (SQLException e) {
        pause(e);
      }
    }
  }

  private static void pause(SQLException failure) throws SQLException {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }
}
