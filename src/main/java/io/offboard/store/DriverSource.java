package io.offboard.store;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Makes connections with a JDBC driver, without looking for it among those of the whole process.
 */
class DriverSource extends PlainSource {
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
}
