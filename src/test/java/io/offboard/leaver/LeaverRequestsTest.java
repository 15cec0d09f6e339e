package io.offboard.leaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.LeaverRequest;
import io.offboard.error.InvalidRequestException;
import io.offboard.fixture.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeaverRequestsTest {
  private static final String OKTA = "62f44730-dd91-461e-bd6a-aedd9e0ad79d";
  private static final String VANTA = "0f9a3c52-6f0e-4b7e-9a51-3c1d2b8e7f10";

  @Test
  void every_field_is_read() {
    var request =
        read(
            """
            {'id': 'hr-2026-1042',
             'person': {'email': 'ada@acme.example', 'user_ids': {'%s': 'p1'}},
             'accounts': ['%s', '%s'], 'actor': {'email': 'it@acme.example'},
             'at': '2026-11-30T18:00:00+01:00', 'give_up_after': 'P3DT12H'}
            """
                .formatted(VANTA, OKTA, VANTA));

    assertEquals(
        new LeaverRequest(
            "hr-2026-1042",
            "ada@acme.example",
            Map.of(UUID.fromString(VANTA), "p1"),
            List.of(UUID.fromString(OKTA), UUID.fromString(VANTA)),
            new LeaverRequest.Actor("it@acme.example", true),
            Instant.parse("2026-11-30T17:00:00Z"),
            Duration.ofHours(84)),
        request);
  }

  @Test
  void what_is_not_given_has_its_default() {
    var request = read("{'person': {'email': 'a@b'}, 'accounts': null}");

    assertNull(request.id());
    assertNull(request.accounts());
    assertNull(request.actor());
    assertNull(request.at());
    assertEquals(Duration.ofDays(14), request.giveUpAfter());
  }

  @Test
  void what_was_stored_is_the_same_request() {
    var request =
        read(
            "{'id': 'x', 'person': {'user_ids': {'%s': 'u'}}, 'accounts': ['%s'], 'actor': {'id': 'a'},"
                    .formatted(OKTA, OKTA)
                + " 'at': '2026-11-30T17:00:00Z', 'give_up_after': 'P2W'}");

    assertEquals(request, LeaverRequests.stored(request.toJson().toString()));
  }

  @ParameterizedTest
  @CsvSource({"P14D, 336", "P2W, 336", "PT1H, 1", "P90D, 2160"})
  void a_span_of_time_is_read(String text, long hours) {
    assertEquals(
        Duration.ofHours(hours), read("{'give_up_after': '%s'}".formatted(text)).giveUpAfter());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id': ''}",
        "{'id': 'a b'}",
        "{'id': 'evidence.csv'}",
        "{'id': '.'}",
        "{'id': '..'}",
        "{'id': 7}",
        "{'id': 'ä'}",
        "{'person': 'ada'}",
        "{'person': {'email': 'ada'}}",
        "{'person': {'email': 'ada@acme .example'}}",
        "{'person': {'email': 'a@b@c'}}",
        "{'person': {'user_ids': []}}",
        "{'person': {'user_ids': {'okta': 'u'}}}",
        "{'person': {'user_ids': {'62f44730-dd91-461e-bd6a-aedd9e0ad79d': null}}}",
        "{'person': {'user_ids': {'62f44730-dd91-461e-bd6a-aedd9e0ad79d': '../u'}}}",
        "{'person': {'user_ids': {'62f44730-dd91-461e-bd6a-aedd9e0ad79d': 'u', '62F44730-DD91-461E-BD6A-AEDD9E0AD79D': 'v'}}}",
        "{'accounts': []}",
        "{'accounts': 'all'}",
        "{'accounts': ['okta']}",
        "{'accounts': [7]}",
        "{'accounts': ['62f44730-dd91-461e-bd6a-aedd9e0ad79d','62f44730-dd91-461e-bd6a-aedd9e0ad79d']}",
        "{'actor': 'a'}",
        "{'actor': {}}",
        "{'actor': {'id': 'a', 'email': 'a@b'}}",
        "{'actor': {'email': 'a'}}",
        "{'at': 'tomorrow'}",
        "{'at': '2026-11-30T17:00:00'}",
        "{'at': '+10000-01-01T00:00:00Z'}",
        "{'give_up_after': 'P91D'}",
        "{'give_up_after': 'PT0S'}",
        "{'give_up_after': '-P1D'}",
        "{'give_up_after': 'P1M'}",
        "{'give_up_after': 'P1Y2W'}",
        "{'give_up_after': 'P1W1W'}",
        "{'give_up_after': 'P99999999999W'}",
        "{'give_up_after': 'soon'}"
      })
  void what_is_wrong_is_refused_by_its_name(String json) {
    var error = assertThrows(InvalidRequestException.class, () -> read(json));

    assertEquals(400, error.statusCode());
    assertTrue(error.getMessage().startsWith("Give "), error.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'acounts': []}|acounts|id, person, accounts, actor, at, give_up_after, dry_run",
        "{'dryRun': true}|dryRun|dry_run",
        "{'Person': null}|Person|dry_run",
        "{'person': {'mail': 'a@b'}}|person.mail|person.email, person.user_ids",
        "{'actor': {'id': 'a', 'name': 'b'}}|actor.name|actor.id, actor.email",
      })
  void a_field_that_nobody_knows_is_named_beside_those_that_there_are(
      String json, String unknown, String known) {
    var error = assertThrows(InvalidRequestException.class, () -> read(json));

    assertEquals(400, error.statusCode());
    assertTrue(
        error.getMessage().startsWith("Give no field %s: ".formatted(unknown)), error.getMessage());
    assertTrue(error.getMessage().endsWith(known + "."), error.getMessage());
  }

  @Test
  void many_accounts_are_read_in_no_time() {
    var accounts =
        Stream.generate(UUID::randomUUID)
            .limit(100_000)
            .map("'%s'"::formatted)
            .collect(Collectors.joining(","));

    var request =
        assertTimeoutPreemptively(
            Duration.ofSeconds(5), () -> read("{'accounts': [%s]}".formatted(accounts)));

    assertEquals(100_000, request.accounts().size());
  }

  @Test
  void a_request_of_a_larger_flow_is_checked_like_json() {
    var wrong = LeaverRequest.byEmail("a/b", "ada@acme.example", null);

    assertThrows(InvalidRequestException.class, () -> LeaverRequests.of(wrong));
    assertThrows(InvalidRequestException.class, () -> LeaverRequests.of("ada"));
    assertThrows(InvalidRequestException.class, () -> LeaverRequests.of(null));
    var right = LeaverRequest.byEmail("ab", "ada@acme.example", null);
    assertEquals(right, LeaverRequests.of(right));
  }

  @Test
  void dry_run_is_true_or_false() {
    assertTrue(LeaverRequests.isDryRun(Samples.json("{'dry_run': true}")));
    assertThrows(
        InvalidRequestException.class,
        () -> LeaverRequests.isDryRun(Samples.json("{'dry_run': 'true'}")));
  }

  @Test
  void requests_are_equal_by_what_they_ask_for_and_not_by_the_order_of_their_accounts() {
    var person = "{'id': '%s', 'person': {'email': 'a@b'}, 'accounts': ['%s', '%s']}";
    var one = read(person.formatted("x", OKTA, VANTA));

    assertEquals(one.fingerprint(), read(person.formatted("x", VANTA, OKTA)).fingerprint());
    assertNotEquals(
        one.fingerprint(), read("{'id': 'x', 'person': {'email': 'a@b'}}").fingerprint());
    assertNotEquals(
        one.fingerprint(),
        read(person.formatted("x", OKTA, VANTA).replace("a@b", "a@c")).fingerprint());
  }

  private static LeaverRequest read(String json) {
    return LeaverRequests.read(Samples.json(json));
  }
}
