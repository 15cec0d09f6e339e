package io.offboard.store;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Makes connections with a JDBC driver, without looking for it among those of the whole process.
 */
class DriverSource implements DataSource {
  private final Driver driver;
  private final String address;
  private final Properties properties;

  /**
   * Makes connections to the store.
   *
   * @param dialect has the driver
   * @param settings where the store is, and as whom to come
   * @throws StoreSettingsException if the address is none
   */
  DriverSource(Dialect dialect, StoreSettings settings) {
    this.driver = dialect.driver();
    this.address = dialect.address(settings.url());
    this.properties = dialect.properties();
    if (settings.user() != null) {
      properties.setProperty("user", settings.user());
    }
    if (settings.password() != null) {
      properties.setProperty("password", settings.password().reveal());
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    var connection = driver.connect(address, properties);
    if (connection == null) {
      throw new SQLException("the driver does not know such an address");
    }
    return connection;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  /** {@inheritDoc} It takes no notice: the driver's properties limit that. */
  @Override
  public void setLoginTimeout(int seconds) {}

  /**
   * {@inheritDoc} It is how long the pool waits, when it closes, for a connection in the making.
   */
  @Override
  public int getLoginTimeout() {
    return 5;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
