package io.offboard.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.offboard.account.Secret;
import io.offboard.store.Store;
import io.offboard.store.StoreSettings;
import io.offboard.store.TestDatabase;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs what docs/store.md shows. */
@Timeout(240)
class StoreManualIT {
  private static final String LINE =
      "{\"time\":\"%s\",\"account\":\"62f44730-dd91-461e-bd6a-aedd9e0ad79d\",\"status\":200}";

  @TempDir Path directory;

  @BeforeEach
  void build() throws Exception {
    Files.createSymbolicLink(directory.resolve("target"), Path.of("target").toAbsolutePath());
  }

  @Test
  void the_key_is_one() throws Exception {
    var made = run(command("openssl"), Map.of());
    var url = "jdbc:h2:mem:" + UUID.randomUUID();
    var settings = TestDatabase.withKeys(url, new Secret(made), null);
    try (var store = Store.open(settings, Clock.systemUTC())) {
      store.audit().requireWritable(Duration.ofSeconds(10));
    }
  }

  @Test
  void the_audit_is_loaded_exported_and_backed_up() throws Exception {
    var line = LINE.formatted("2026-11-23T10:00:00Z");
    var marked = "INFO  offboard.audit [r1] " + line.replace("}", ",\"audited\":false}");
    Files.writeString(directory.resolve("service.log"), "INFO  started\n" + marked + "\n");

    assertEquals("Rows added: 1", run(command("--load-audit"), Map.of()).lines().toList().get(0));
    run(command("tar -czf"), Map.of());
    run("rm -r data && tar -xzf offboard-backup.tar.gz", Map.of());
    run(command("--export-audit"), Map.of());

    assertEquals(List.of(line), Files.readAllLines(directory.resolve("audit.jsonl")));
  }

  @Test
  void the_grants_are_those_that_are_tested() throws Exception {
    var grants =
        Files.readString(Path.of("src/main/resources/db/offboard/grants/append-only-audit.sql"));
    assertEquals(grants, blocks("sql").get(0));
  }

  @Test
  void the_owner_deletes_what_is_older_than_it_is_kept() throws Exception {
    var recent = LINE.formatted(Instant.now().minus(Duration.ofDays(399)));
    var settings = withRows(LINE.formatted(Instant.now().minus(Duration.ofDays(401))), recent);
    TestDatabase.execute(settings, blocks("sql").get(1));
    assertEquals(List.of(recent), rows(settings));
  }

  @Test
  void postgresql_is_backed_up_and_restored() throws Exception {
    assumeTrue(isInstalled("pg_dump") && isInstalled("pg_restore"), "no PostgreSQL client here");
    var line = LINE.formatted("2026-11-23T10:00:00Z");
    var backedUp = withRows(line);
    var restored = TestDatabase.POSTGRESQL.create();
    run(command("pg_dump"), Map.of("DATABASE", address(backedUp), "RESTORED", address(restored)));
    assertEquals(List.of(line), rows(restored));
  }

  private static StoreSettings withRows(String... lines) {
    var settings = TestDatabase.POSTGRESQL.create();
    try (var store = Store.open(settings, Clock.systemUTC())) {
      store.audit().load(Stream.of(lines));
    }
    return settings;
  }

  private static List<String> rows(StoreSettings settings) {
    return TestDatabase.query(settings, "SELECT line FROM audit");
  }

  private static String address(StoreSettings settings) {
    return settings.url().substring("jdbc:".length());
  }

  private static boolean isInstalled(String client) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, client)));
  }

  private static String command(String part) throws Exception {
    var found = blocks("sh").stream().filter(block -> block.contains(part)).toList();
    assertEquals(1, found.size(), part);
    return found.get(0);
  }

  private static List<String> blocks(String language) throws Exception {
    var manual = Files.readString(Path.of("docs/store.md"));
    return Pattern.compile("```%s\\n(.*?)```".formatted(language), Pattern.DOTALL)
        .matcher(manual)
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  private String run(String command, Map<String, String> environment) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin");
    var errors = directory.resolve("errors");
    var builder = new ProcessBuilder("sh", "-e", "-c", command).directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("OFFBOARD_"));
    builder.environment().merge("PATH", java + File.pathSeparator, (path, first) -> first + path);
    builder.environment().putAll(environment);
    var process = builder.redirectError(errors.toFile()).start();
    var output = new String(process.getInputStream().readAllBytes());
    var exitCode = process.waitFor();
    var problems = Files.readString(errors);
    assertTrue(exitCode == 0, () -> command + output + problems);
    return output;
  }
}
