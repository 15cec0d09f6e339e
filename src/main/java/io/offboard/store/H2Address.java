package io.offboard.store;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds what we rely on to an address of H2.
 *
 * @see <a href="https://h2database.com/html/commands.html#set_write_delay">H2's settings</a>
 */
final class H2Address {
  /**
   * Each commit is handed to the operating system before it returns, the database is not closed
   * while calls are in flight, and an answer of the usual size stands in its row. What is old in
   * the file is written over after 5 seconds, before which {@link Store#sync} has to be called:
   * after a loss of power, what is older must be on the disk.
   */
  private static final Map<String, String> SETTINGS =
      new TreeMap<>(
          Map.of(
              "MODE", "PostgreSQL",
              "DATABASE_TO_LOWER", "TRUE",
              "WRITE_DELAY", "0",
              "RETENTION_TIME", "5000",
              "TRACE_LEVEL_FILE", "0",
              "DB_CLOSE_ON_EXIT", "FALSE",
              "MAX_LENGTH_INPLACE_LOB", "65536"));

  private H2Address() {}

  /**
   * The address to open.
   *
   * @param url the operator's, whose own settings stay
   * @return the address with the other settings
   */
  static String of(String url) {
    var address = new StringBuilder(url);
    SETTINGS.forEach(
        (name, value) -> {
          if (!url.toUpperCase(Locale.ROOT).contains(";" + name + "=")) {
            address.append(';').append(name).append('=').append(value);
          }
        });
    return address.toString();
  }
}
