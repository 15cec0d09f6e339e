package io.offboard.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The statements, from the files that are named by what they do; each is read once. */
final class Sql {
  private static final String FOLDER = "/db/offboard/sql/";

  private final Dialect dialect;
  private final Map<String, String> statements = new ConcurrentHashMap<>();

  /**
   * Statements for one kind of database.
   *
   * @param dialect whose folder is looked into first
   */
  Sql(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * A statement.
   *
   * @param name its file's name, without the ending
   * @return the text
   */
  String statement(String name) {
    return statements.computeIfAbsent(name, this::read);
  }

  private String read(String name) {
    var own = "%s%s/%s.sql".formatted(FOLDER, dialect.folder(), name);
    var common = "%s%s.sql".formatted(FOLDER, name);
    try (var file =
        getClass().getResourceAsStream(getClass().getResource(own) == null ? common : own)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
