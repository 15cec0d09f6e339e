package io.offboard.store;

import io.offboard.account.Secret;
import io.offboard.fixture.PostgresServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

/** The databases that the store's tests run against: each test has one that is empty. */
public enum TestDatabase {
  H2_MEMORY {
    @Override
    String newUrl(UUID name) {
      return "jdbc:h2:mem:" + name;
    }
  },
  H2_FILE {
    @Override
    String newUrl(UUID name) {
      try {
        var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "store");
        return "jdbc:h2:file:%s/offboard".formatted(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },
  POSTGRESQL {
    @Override
    String newUrl(UUID name) {
      try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE \"%s\"".formatted(name));
        return Server.POSTGRES.getJdbcUrl("postgres", name.toString());
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  };

  public static final Secret KEY = new Secret("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
  static final Secret OTHER_KEY = new Secret("ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=");

  /** It runs until the tests end. */
  private static final class Server {
    private static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return PostgresServer.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  abstract String newUrl(UUID name);

  /** The settings of a new database, the same for all its nodes. */
  public StoreSettings create() {
    return withKey(newUrl(UUID.randomUUID()));
  }

  /** The settings of a database that is there. */
  public static StoreSettings withKey(String url) {
    return withKeys(url, KEY, null);
  }

  /** The same with a key of the test's own, and an old one. */
  public static StoreSettings withKeys(String url, Secret key, Secret oldKey) {
    return new StoreSettings(url, null, null, StoreSettings.POOL_SIZE, key, oldKey);
  }

  /** Runs a statement beside the store. */
  public static void execute(StoreSettings settings, String sql) {
    try (var connection = DriverManager.getConnection(address(settings), new Properties());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of what a query beside the store finds. */
  public static List<String> query(StoreSettings settings, String sql) {
    try (var connection = DriverManager.getConnection(address(settings), new Properties());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The bytes that a query beside the store finds first, each as a character. */
  static String bytes(StoreSettings settings, String sql) {
    try (var connection = DriverManager.getConnection(address(settings), new Properties());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return new String(rows.getBytes(1), StandardCharsets.ISO_8859_1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String address(StoreSettings settings) {
    return Dialect.of(settings.url()).address(settings.url());
  }
}
