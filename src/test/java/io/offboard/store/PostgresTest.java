package io.offboard.store;

import static io.offboard.store.Nodes.LIMIT;
import static io.offboard.store.Nodes.START;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.store.KeyClaim.Ours;
import io.offboard.store.KeyClaim.Running;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a server can do: roles, sessions that end, locks of somebody else. */
class PostgresTest {
  private static final UUID ACCOUNT = UUID.fromString("62f44730-dd91-461e-bd6a-aedd9e0ad79d");

  private final Nodes nodes = new Nodes(TestDatabase.POSTGRESQL);

  @AfterEach
  void close() {
    nodes.close();
  }

  @Test
  void the_application_s_role_can_do_everything_but_change_the_audit() throws Exception {
    try (var app = Store.open(asAppRole(), nodes.clock)) {
      app.audit().requireWritable(LIMIT);
      var ours = (Ours) app.idempotencyKeys().claim(ACCOUNT, "key-1", "request", LIMIT);
      var kept = nodes.line("deactivated");
      assertTrue(app.idempotencyKeys().keep(ours, new byte[1], kept, LIMIT));
      app.audit().load(Stream.of(kept));
      app.budgets().exchange(List.of(), LIMIT);
      nodes.clock.advance(Duration.ofDays(2));
      assertEquals(1, app.retention().run(Duration.ofDays(1)), "the key, and not the row");
      assertEquals(List.of(kept), nodes.audit());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit SET outcome = 'failed'",
        "DELETE FROM audit",
        "TRUNCATE audit",
        "SELECT line FROM audit",
        "DROP TABLE audit"
      })
  void the_application_s_role_is_not_permitted_to(String statement) throws Exception {
    var settings = asAppRole();
    try (var connection = DriverManager.getConnection(settings.url());
        var app = connection.createStatement()) {
      var error = assertThrows(SQLException.class, () -> app.execute(statement));
      assertEquals("42501", error.getSQLState(), error::getMessage);
    }
  }

  @Test
  void a_role_that_may_make_no_tables_is_told_who_has_to() throws Exception {
    var role = newRole();
    var settings = TestDatabase.POSTGRESQL.create();
    TestDatabase.execute(settings, "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
    var url = settings.url().replace("user=postgres", "user=" + role);
    var error =
        assertThrows(
            StoreSettingsException.class,
            () -> Store.open(TestDatabase.withKey(url), nodes.clock).close());
    assertEquals(
        "The store's user may not make the tables: start once as the owner of the database.",
        error.getMessage());
  }

  @Test
  void a_table_that_somebody_locks_does_not_hold_a_call_beyond_its_limit() throws Exception {
    try (var connection = DriverManager.getConnection(nodes.settings.url());
        var other = connection.createStatement()) {
      connection.setAutoCommit(false);
      other.execute("LOCK TABLE audit IN EXCLUSIVE MODE");
      var start = System.nanoTime();
      assertThrows(
          StoreUnavailableException.class,
          () -> nodes.one.audit().write(nodes.line("failed"), Duration.ofMillis(400)));
      var took = Duration.ofNanos(System.nanoTime() - start);
      assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, () -> "took " + took);
    }
    nodes.one.audit().write(nodes.line("failed"), LIMIT);
  }

  @Test
  void sessions_that_the_server_ended_are_replaced() {
    nodes.one.audit().requireWritable(LIMIT);
    endSessions();
    await()
        .atMost(LIMIT)
        .ignoreExceptionsInstanceOf(StoreUnavailableException.class)
        .until(
            () -> {
              nodes.one.audit().requireWritable(LIMIT);
              return true;
            });
  }

  @Test
  void a_session_that_ends_before_the_commit_keeps_neither_answer_nor_row() {
    var ours = (Ours) nodes.one.idempotencyKeys().claim(ACCOUNT, "key-1", "request", LIMIT);
    var dialect = Dialect.POSTGRESQL;
    try (var node = new Database(dialect, new PatientSource(dialect, nodes.settings), 2)) {
      var row = AuditLine.values(nodes.line("deactivated"));
      assertThrows(
          StoreUnavailableException.class,
          () ->
              node.transaction(
                  LIMIT,
                  session -> {
                    new Recordings().run(session, List.of(Recording.freeing(row, ours, START)));
                    endSessions();
                    return null;
                  }));
    }
    assertEquals(List.of(), nodes.audit());
    try (var later = Store.open(nodes.settings, nodes.clock)) {
      assertInstanceOf(
          Running.class, later.idempotencyKeys().claim(ACCOUNT, "key-1", "request", LIMIT));
    }
  }

  @Test
  void a_database_that_only_reads_takes_no_rows() {
    var line = nodes.line("deactivated");
    nodes.one.audit().write(line, LIMIT);
    readOnly("on");
    endSessions();
    await().atMost(LIMIT).untilAsserted(() -> assertEquals("25006", refusal(nodes.one.audit())));
    assertEquals(
        "The database in offboard.store.url can only be read: name the primary server.",
        startRefusal(nodes.settings));
    try (var store = Store.openToRead(nodes.settings, nodes.clock)) {
      var lines = new ArrayList<String>();
      store.audit().export(START, START.plusSeconds(1), null, lines::add);
      assertEquals(List.of(line), lines);
    }
  }

  @Test
  void sessions_that_only_read_are_replaced_once_the_database_takes_rows() {
    readOnly("on");
    endSessions();
    await().atMost(LIMIT).untilAsserted(() -> assertEquals("25006", refusal(nodes.one.audit())));
    var keys = nodes.one.idempotencyKeys();
    assertThrows(
        StoreUnavailableException.class, () -> keys.claim(ACCOUNT, "key-1", "request", LIMIT));
    readOnly("off");
    await()
        .atMost(LIMIT)
        .ignoreExceptionsInstanceOf(StoreUnavailableException.class)
        .until(
            () -> {
              nodes.one.audit().requireWritable(LIMIT);
              return keys.claim(ACCOUNT, "key-1", "request", LIMIT) instanceof Ours;
            });
  }

  @Test
  void a_claim_gives_up_a_session_that_only_reads() {
    var keys = nodes.one.idempotencyKeys();
    readOnly("on");
    endSessions();
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertEquals("25006", state(() -> keys.claim(ACCOUNT, "key-1", "request", LIMIT))));
    readOnly("off");
    await()
        .atMost(LIMIT)
        .ignoreExceptionsInstanceOf(StoreUnavailableException.class)
        .until(() -> keys.claim(ACCOUNT, "key-1", "request", LIMIT) instanceof Ours);
  }

  @Test
  void a_role_that_may_not_write_is_told_what_it_needs() {
    var role = newRole();
    TestDatabase.execute(nodes.settings, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + role);
    assertEquals(
        "The store's user may not write to the tables: grant it what docs/store.md shows.",
        startRefusal(as(role)));
  }

  @Test
  void a_right_that_is_taken_away_lets_no_call_go_to_a_vendor() throws Exception {
    var settings = asAppRole();
    try (var app = Store.open(settings, nodes.clock)) {
      var role = settings.url().replaceFirst(".*user=", "");
      TestDatabase.execute(nodes.settings, "REVOKE INSERT ON audit FROM " + role);
      assertEquals("42501", refusal(app.audit()));
    }
  }

  @Test
  void a_failure_tells_no_value_of_a_row() {
    TestDatabase.execute(nodes.settings, "ALTER TABLE audit ADD CHECK (outcome <> 'wrong')");
    var audit = nodes.one.audit();
    var error =
        assertThrows(
            StoreUnavailableException.class, () -> audit.write(nodes.line("wrong"), LIMIT));
    assertFalse(error.getCause().toString().contains("wrong"), error.getCause()::toString);
  }

  @Test
  void a_connection_that_ends_under_many_calls_fails_each_of_them_once() throws Exception {
    try (var gathering =
        new Gathering<String, String>(
            nodes.settings,
            (session, works) -> {
              if (works.contains("a")) {
                endSessions();
              }
              var rows = works.stream().map(work -> AuditLine.values(nodes.line(work))).toList();
              session.updateAll(AuditLine.INSERT, rows);
              return works;
            })) {
      gathering.begin("first");
      var callers = gathering.gather(List.of("a", "b", "c"));
      gathering.open();
      var refused = "StoreUnavailableException";
      assertEquals(List.of(refused, refused, refused), Caller.outcomes(callers));
      assertEquals(List.of(List.of("first"), List.of("a", "b", "c")), gathering.groups);
    }
  }

  private static String refusal(AuditRows audit) {
    return state(() -> audit.requireWritable(LIMIT));
  }

  /**
   * What the server said to a refused call.
   *
   * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">its codes</a>
   */
  private static String state(Executable call) {
    var error = assertThrows(StoreUnavailableException.class, call);
    return ((SQLException) error.getCause()).getSQLState();
  }

  private void readOnly(String onOrOff) {
    var name = TestDatabase.query(nodes.settings, "SELECT current_database()").get(0);
    TestDatabase.execute(
        nodes.settings,
        "BEGIN READ WRITE; ALTER DATABASE \"%s\" SET default_transaction_read_only = %s; COMMIT"
            .formatted(name, onOrOff));
  }

  private String startRefusal(StoreSettings settings) {
    return assertThrows(
            StoreSettingsException.class, () -> Store.open(settings, nodes.clock).close())
        .getMessage();
  }

  private void endSessions() {
    TestDatabase.execute(
        nodes.settings,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
  }

  /** Roles belong to the whole server: each test makes one. */
  private String newRole() {
    var role = "app_" + UUID.randomUUID().toString().replace("-", "");
    TestDatabase.execute(nodes.settings, "CREATE ROLE %s LOGIN".formatted(role));
    return role;
  }

  private StoreSettings asAppRole() throws Exception {
    var role = newRole();
    try (var file = Store.class.getResourceAsStream("/db/offboard/grants/append-only-audit.sql")) {
      var grants = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      TestDatabase.execute(nodes.settings, grants.replace("offboard_app", role));
    }
    return as(role);
  }

  private StoreSettings as(String role) {
    return TestDatabase.withKey(nodes.settings.url().replace("user=postgres", "user=" + role));
  }
}
