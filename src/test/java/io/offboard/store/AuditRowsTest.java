package io.offboard.store;

import static io.offboard.store.Nodes.LIMIT;
import static io.offboard.store.Nodes.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.store.KeyClaim.Ours;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class AuditRowsTest {
  private static final UUID ACCOUNT = UUID.fromString("62f44730-dd91-461e-bd6a-aedd9e0ad79d");
  private static final String LINE =
      """
      {"time":"2026-11-23T10:00:00.123456789Z","id":"0b8c9c0e-55c4-4c39-8c35-9b6a9a2f7a10",\
      "request_id":"r-1","caller":"hr-flow","operation":"deactivate",\
      "account":"62f44730-dd91-461e-bd6a-aedd9e0ad79d","integration":"okta","user_id":"00u1",\
      "email_sha256":"ab","actor":"65e1","outcome":"deactivated","status":200,\
      "vendor_request_id":"v-1","attempts":2,"milliseconds":731}""";

  @Parameter private TestDatabase database;
  private Nodes nodes;

  @BeforeEach
  void open() {
    nodes = new Nodes(database);
  }

  @AfterEach
  void close() {
    nodes.close();
  }

  @Test
  void each_field_of_a_line_has_its_column() {
    nodes.one.audit().write(LINE, LIMIT);
    var columns =
        "request_id || ' ' || caller || ' ' || operation || ' ' || account || ' ' || integration"
            + " || ' ' || user_id || ' ' || email_sha256 || ' ' || actor || ' ' || outcome || ' '"
            + " || status || ' ' || vendor_request_id || ' ' || attempts || ' ' || milliseconds";
    assertEquals(
        List.of(
            "r-1 hr-flow deactivate 62f44730-dd91-461e-bd6a-aedd9e0ad79d okta 00u1 ab 65e1"
                + " deactivated 200 v-1 2 731"),
        TestDatabase.query(nodes.settings, "SELECT " + columns + " FROM audit"));
  }

  @Test
  void a_line_with_nothing_but_its_id_and_time_has_a_row() {
    var line = nodes.line("failed");
    nodes.one.audit().write(line, LIMIT);
    assertEquals(List.of(line), nodes.audit());
  }

  @Test
  void a_letter_that_postgresql_does_not_know_costs_no_row() {
    var line = LINE.replace("00u1", "a\\u0000b");
    nodes.one.audit().write(line, LIMIT);
    assertEquals(List.of(line), nodes.audit());
    assertEquals(
        List.of("a\uFFFDb"), TestDatabase.query(nodes.settings, "SELECT user_id FROM audit"));
  }

  @Test
  void a_line_without_time_is_none() {
    var audit = nodes.one.audit();
    var error =
        assertThrows(
            IllegalArgumentException.class, () -> audit.write("{\"caller\":\"hr-flow\"}", LIMIT));
    assertEquals("An audit line is JSON with a time.", error.getMessage());
  }

  @Test
  void a_line_that_is_loaded_again_makes_no_other_row() {
    var other = nodes.line("failed");
    assertEquals(1, nodes.one.audit().load(Stream.of(LINE)));
    assertEquals(1, nodes.two.audit().load(Stream.of(LINE, other, other)));
    assertEquals(List.of(other, LINE), nodes.audit());
  }

  @Test
  void an_export_gives_the_lines_as_they_are_in_the_order_of_time() {
    var lines =
        IntStream.range(0, 2_500)
            .mapToObj(i -> at(START.plusMillis(i / 2), UUID.randomUUID(), null))
            .toList();
    var shuffled = new ArrayList<>(lines);
    java.util.Collections.shuffle(shuffled, new java.util.Random(7));
    nodes.one.audit().load(shuffled.stream());
    var exported = export(START, START.plusSeconds(60), null);
    assertEquals(2_500, exported.size());
    assertEquals(
        lines.stream().map(AuditRowsTest::time).toList(),
        exported.stream().map(AuditRowsTest::time).toList());
    assertEquals(new java.util.HashSet<>(lines), new java.util.HashSet<>(exported));
  }

  @Test
  void an_export_begins_at_from_and_ends_before_to() {
    var first = at(START, UUID.randomUUID(), null);
    var second = at(START.plusSeconds(1), UUID.randomUUID(), null);
    nodes.one.audit().load(Stream.of(first, second));
    assertEquals(List.of(first), export(START, START.plusSeconds(1), null));
    assertEquals(List.of(second), export(START.plusSeconds(1), START.plusSeconds(2), null));
  }

  @Test
  void an_export_of_an_account_has_no_other_account_s_lines() {
    var line = at(START, UUID.randomUUID(), ACCOUNT);
    nodes.one.audit().load(Stream.of(line, at(START, UUID.randomUUID(), UUID.randomUUID())));
    assertEquals(List.of(line), export(START, START.plusSeconds(1), ACCOUNT));
  }

  @Test
  void a_crash_before_the_commit_keeps_neither_answer_nor_row() {
    var ours = (Ours) nodes.one.idempotencyKeys().claim(ACCOUNT, "key-1", "request", LIMIT);
    var source = new DriverSource(Dialect.of(nodes.settings.url()), nodes.settings);
    try (var node = new Database(Dialect.of(nodes.settings.url()), source, 2)) {
      assertThrows(
          IllegalStateException.class,
          () ->
              node.transaction(
                  LIMIT,
                  session -> {
                    session.update(
                        "settle-key",
                        "k",
                        new byte[40],
                        START.plus(Duration.ofHours(24)),
                        ACCOUNT,
                        "key-1",
                        ours.owner());
                    session.update(AuditLine.INSERT, AuditLine.values(LINE));
                    throw new IllegalStateException("crash");
                  }));
    }
    assertEquals(List.of(), nodes.audit());
    assertEquals(
        new KeyClaim.Running(),
        nodes.two.idempotencyKeys().claim(ACCOUNT, "key-1", "request", LIMIT));
  }

  @Test
  void a_store_that_is_there_takes_rows() {
    nodes.one.audit().requireWritable(LIMIT);
  }

  private List<String> export(Instant from, Instant to, UUID account) {
    var lines = new ArrayList<String>();
    nodes.one.audit().export(from, to, account, lines::add);
    return lines;
  }

  private static String at(Instant time, UUID id, UUID account) {
    return "{\"time\":\"%s\",\"id\":\"%s\",\"account\":%s}"
        .formatted(time, id, account == null ? "null" : "\"" + account + "\"");
  }

  private static String time(String line) {
    return line.substring(0, line.indexOf(",\"id\""));
  }
}
