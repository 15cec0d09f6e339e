package io.offboard.store;

import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;

/**
 * The two kinds of database, and all in which they differ but the statements in their folders.
 *
 * @see <a href="https://jdbc.postgresql.org/documentation/use/">PostgreSQL's connection
 *     parameters</a>
 */
enum Dialect {
  /** In this process: for one node. */
  H2(
      "h2",
      "org.h2.Driver",
      "com.h2database:h2",
      "binary large object",
      null,
      "SET LOCK_TIMEOUT %d",
      "CHECKPOINT SYNC",
      0),

  /** A server: for many nodes. A session whose node is gone gives its locks back by itself. */
  POSTGRESQL(
      "postgresql",
      "org.postgresql.Driver",
      "org.postgresql:postgresql",
      "bytea",
      "SET statement_timeout = '60s'; SET lock_timeout = '1s';"
          + " SET idle_in_transaction_session_timeout = '60s'",
      "SET LOCAL lock_timeout = %d",
      null,
      1_800_000);

  private static final int OLDEST_POSTGRESQL = 14;
  private static final Set<Integer> H2_CLOSED = Set.of(90_098, 90_121);
  private static final String ONLY_READS = "25006";

  private final String folder;
  private final String driver;
  private final String artifact;
  private final String bytes;
  private final String greeting;
  private final String lockLimit;
  private final String sync;
  private final long longestLife;

  Dialect(
      String folder,
      String driver,
      String artifact,
      String bytes,
      String greeting,
      String lockLimit,
      String sync,
      long longestLife) {
    this.folder = folder;
    this.driver = driver;
    this.artifact = artifact;
    this.bytes = bytes;
    this.greeting = greeting;
    this.lockLimit = lockLimit;
    this.sync = sync;
    this.longestLife = longestLife;
  }

  /**
   * The kind of database that an address names.
   *
   * @param url the address
   * @return its kind
   * @throws StoreSettingsException if it is neither
   */
  static Dialect of(String url) {
    if (url.matches("jdbc:h2:(file|mem):.+")) {
      return H2;
    }
    if (url.startsWith("jdbc:postgresql://")) {
      return POSTGRESQL;
    }
    throw new StoreSettingsException(
        "offboard.store.url has to begin with jdbc:h2:file:, jdbc:h2:mem: or jdbc:postgresql://.");
  }

  /** The folder of its own statements. */
  String folder() {
    return folder;
  }

  /**
   * Its JDBC driver.
   *
   * @return a new one
   * @throws StoreSettingsException if it is not on the class path
   */
  Driver driver() {
    try {
      return (Driver) Class.forName(driver).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new StoreSettingsException(
          "offboard.store.url needs %s: add it to the class path.".formatted(artifact), e);
    }
  }

  /** Its type for a long row of bytes. */
  String bytes() {
    return bytes;
  }

  /** The statement that a new connection begins with; null for none. */
  String greeting() {
    return greeting;
  }

  /** The statement that ends a wait for a lock after so many milliseconds. */
  String lockLimit(long milliseconds) {
    return lockLimit.formatted(milliseconds);
  }

  /** The statement that writes to the disk what is with the operating system; null for none. */
  String sync() {
    return sync;
  }

  /** After how many milliseconds a connection is replaced; 0 for never. */
  long longestLife() {
    return longestLife;
  }

  /** The address with what we rely on; the operator's own settings stay. */
  String address(String url) {
    return this == H2 ? H2Address.of(url) : url;
  }

  /**
   * Whether a new connection may do what this one will not. H2 closes itself when it could not
   * write. A session of PostgreSQL can only read as long as it lasts if the database could only be
   * read when it began, or if its server is the primary no more.
   *
   * @see <a href="https://h2database.com/javadoc/org/h2/api/ErrorCode.html">H2's error codes</a>
   * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's</a>
   */
  boolean isUseless(SQLException failure) {
    return this == H2
        ? H2_CLOSED.contains(failure.getErrorCode())
        : ONLY_READS.equals(failure.getSQLState());
  }

  /** What the driver is told beside the address. */
  Properties properties() {
    var properties = new Properties();
    if (this == POSTGRESQL) {
      properties.setProperty("ApplicationName", "offboard-routes");
      properties.setProperty("connectTimeout", "2");
      properties.setProperty("tcpKeepAlive", "true");
      properties.setProperty("logServerErrorDetail", "false"); // it quotes whole rows
    }
    return properties;
  }

  /**
   * Refuses a server that is too old.
   *
   * @param major its version's first number
   * @param version the whole version
   * @throws StoreSettingsException if it is older than PostgreSQL 14
   */
  void check(int major, String version) {
    if (this == POSTGRESQL && major < OLDEST_POSTGRESQL) {
      throw new StoreSettingsException(
          "The store needs PostgreSQL 14 or later, and this is %s: upgrade it.".formatted(version));
    }
  }
}
