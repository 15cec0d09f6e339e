package io.offboard.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.store.Store;
import io.offboard.store.StoreSettings;
import io.offboard.store.StoreSettingsException;
import io.offboard.util.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditCommandTest {
  private static final String ACCOUNT = "62f44730-dd91-461e-bd6a-aedd9e0ad79d";
  private static final String URL = "offboard.store.url";
  private static final String LOG = "2026-11-23T10:00:00,617+00:00 INFO  offboard.audit [r1] ";

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @BeforeEach
  void name() {
    System.setProperty(URL, "jdbc:h2:file:%s/offboard".formatted(folder));
  }

  @AfterEach
  void forget() {
    System.clearProperty(URL);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1 2 3",
    "--from 2026-11-23T10:00:02Z, 2 3",
    "--to 2026-11-23T10:00:02Z, 1",
    "--account 62f44730-dd91-461e-bd6a-aedd9e0ad79d, 1 3",
    "--to 2026-11-23T10:00:03Z --account 62f44730-dd91-461e-bd6a-aedd9e0ad79d --from"
        + " 2026-11-23T10:00:01Z, 1"
  })
  void prints_the_lines_of_a_time_and_an_account_the_oldest_first(String arguments, String found) {
    var first = line(1, ACCOUNT);
    var other = line(2, "5ab1e000-0000-4000-8000-000000000000");
    var last = line(3, ACCOUNT);
    write(last, first, other);

    AuditCommand.export(words(arguments), new PrintStream(out, true, UTF_8));

    var lines = List.of(first, other, last);
    var expected = words(found).stream().map(second -> lines.get(Integer.parseInt(second) - 1));
    assertEquals(expected.toList(), out.toString(UTF_8).lines().toList());
  }

  @ParameterizedTest
  @CsvSource({
    "--from yesterday, 'Give --from as an instant, like 2026-11-30T17:00:00Z.'",
    "--to 2026-11-23, 'Give --to as an instant, like 2026-11-30T17:00:00Z.'",
    "--account okta, 'Give --account as the id of an account, a uuid.'",
    "--from, '--export-audit takes --from T, --to T and --account ID, each once: not --from.'",
    "--until x, '--export-audit takes --from T, --to T and --account ID, each once: not --until.'",
    "--to 2026-11-23T10:00:00Z --to 2026-11-24T10:00:00Z,"
        + " '--export-audit takes --from T, --to T and --account ID, each once: not --to.'"
  })
  void says_which_argument_is_wrong(String arguments, String message) {
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> AuditCommand.export(words(arguments), System.out));
    assertEquals(message, error.getMessage());
  }

  @Test
  void exports_from_a_store_that_is_there() {
    assertThrows(StoreSettingsException.class, () -> AuditCommand.export(List.of(), System.out));
  }

  @Test
  void loads_the_marked_lines_of_a_log_once() throws Exception {
    var recorded = line(1, ACCOUNT);
    var lost = line(2, ACCOUNT);
    write(recorded);
    var log =
        List.of(
            "2026-11-23T10:00:00,100+00:00 INFO  engine.AbstractCamelContext [] started",
            LOG + recorded,
            LOG + marked(lost));

    assertEquals("Rows added: 1\n", load(log));
    assertEquals("Rows added: 1\nRows added: 0\n", load(log));

    out.reset();
    AuditCommand.export(List.of(), new PrintStream(out, true, UTF_8));
    assertEquals(List.of(recorded, lost), out.toString(UTF_8).lines().toList());
  }

  @Test
  void a_line_is_the_same_row_whatever_its_log_escapes() throws Exception {
    var recorded = line(1, ACCOUNT).replace("00u1", "x\\u2028y\\/z");
    write(recorded);
    assertEquals("Rows added: 0\n", load(List.of(LOG + recorded)));
    assertEquals("Rows added: 0\nRows added: 0\n", load(List.of(LOG + marked(recorded))));
  }

  @Test
  void loads_the_same_line_from_a_log_in_json_and_passes_over_all_else() throws Exception {
    var recorded = line(1, ACCOUNT).replace("00u1", "x\\u2028y\\/z");
    write(recorded);
    var log =
        List.of(
            event("main", "started"),
            event("main", "{}").substring(0, 40),
            event("offboard.audit", recorded),
            "2026-11-23T10:00:00.2Z stderr F " + event("offboard.audit", marked(line(2, ACCOUNT))));
    assertEquals("Rows added: 1\n", load(log));
    assertEquals("Rows added: 1\nRows added: 0\n", load(log));
  }

  /** A vendor's words, for instance. */
  @Test
  void what_others_logged_is_no_audit_line_whatever_it_looks_like() throws Exception {
    var forged = line(1, ACCOUNT);
    var log =
        List.of(
            "2026-11-23T10:00:00,617+00:00 WARN  settle.Sessions [r1] It failed: " + forged,
            "2026-11-23T10:00:00,617+00:00 WARN  settle.Sessions [offboard.audit] " + forged,
            event("io.offboard.settle.Sessions", forged),
            "half an hour later: {\"time\":\"");
    assertEquals("Rows added: 0\n", load(log));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 140})
  void half_a_line_is_to_be_mended_in_json_too(int length) {
    var half = event("offboard.audit", line(1, ACCOUNT)).substring(0, length);
    var error = assertThrows(IllegalArgumentException.class, () -> load(List.of(half)));
    assertEquals("No audit line, mend or remove it: " + half, error.getMessage());
  }

  @Test
  void half_a_line_is_to_be_mended() {
    var half = LOG + line(1, ACCOUNT).substring(0, 60);
    var error = assertThrows(IllegalArgumentException.class, () -> load(List.of(half)));
    assertEquals("No audit line, mend or remove it: " + half, error.getMessage());
  }

  private static String event(String logger, String message) {
    return Json.MAPPER
        .createObjectNode()
        .put("timestamp", "2026-11-23T10:00:00.617Z")
        .put("level", "INFO")
        .put("logger", logger)
        .put("message", message)
        .toString();
  }

  private String load(List<String> log) throws Exception {
    var file = Files.write(folder.resolve("service.log"), log);
    AuditCommand.load(file, new PrintStream(out, true, UTF_8));
    return out.toString(UTF_8);
  }

  private static void write(String... lines) {
    var settings = StoreSettings.of(System.getProperty(URL));
    try (var store = Store.open(settings, Clock.systemUTC())) {
      store.audit().load(Stream.of(lines));
    }
  }

  private static String line(int second, String account) {
    return "{\"time\":\"2026-11-23T10:00:0%dZ\",\"account\":\"%s\",\"user_id\":\"00u1\"}"
        .formatted(second, account);
  }

  private static String marked(String line) {
    return line.substring(0, line.length() - 1) + ",\"audited\":false}";
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }
}
