package io.offboard.store;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Makes the tables, or brings them to this version; one node does it while the others wait. */
final class Migration {
  private static final String FOLDER = "classpath:db/offboard/migration";

  private Migration() {}

  /**
   * Migrates. A schema that has tables of an application's own keeps them.
   *
   * <p>PostgreSQL makes other processes wait. H2, whose changes of tables end a transaction and so
   * Flyway's lock, has but this one.
   *
   * @param dialect the kind of database
   * @param source its connections
   */
  static synchronized void run(Dialect dialect, DataSource source) {
    Flyway.configure(Migration.class.getClassLoader())
        .dataSource(source)
        .locations(FOLDER)
        .table("offboard_schema_history")
        .placeholders(Map.of("bytes", dialect.bytes()))
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .lockRetryCount(-1)
        .load()
        .migrate();
  }
}
