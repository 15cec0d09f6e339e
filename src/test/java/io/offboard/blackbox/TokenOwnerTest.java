package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.Service;
import io.offboard.testkit.Answer;
import io.offboard.testkit.Fault;
import io.offboard.testkit.Gate;
import io.offboard.testkit.HttpAnswer;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The owner of an account's own Okta token is not deactivated through it. */
class TokenOwnerTest extends BlackBoxTest {
  private static final String OWNER = "00uowner000000000001";
  private static final String ME = "/api/v1/users/me";

  @Override
  Service configured(Service plain) {
    return plain.with("offboard.vendor.response-timeout", "2s");
  }

  @BeforeEach
  void prepare() {
    meIs(Documents.oktaOwner(OWNER, "Ann.Owner@example.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {OWNER, "Ann.Owner@example.com", "ann.owner@EXAMPLE.com", "Ann.Owner", "ANN.OWNER"})
  void is_refused_by_any_name(String userId) {
    var reply = okta().deactivate(userId);

    assertEquals(422, reply.status());
    assertFalse(reply.isRemoteError());
    assertNull(reply.outcome());
    assertEquals(0, deactivations());
  }

  @Test
  void is_refused_before_anybodys_sessions_end() {
    assertEquals(422, okta("revoke_sessions: true").deactivate(OWNER).status());

    assertEquals(1, vendor.requests().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"00uother000000000001", "ann.owner@example.org", "ann", "owner"})
  void others_are_not_taken_for_the_owner(String userId) {
    assertEquals("deactivated", okta("confirm: false").deactivate(userId).outcome());
  }

  @Test
  void is_looked_up_once_an_hour() {
    var account = okta("confirm: false");
    account.deactivate();
    clock.advance(Duration.ofMinutes(60).minusSeconds(1));
    account.deactivate();
    assertEquals(1, lookUps());

    clock.advance(Duration.ofSeconds(1));
    account.deactivate();
    assertEquals(2, lookUps());
  }

  @Test
  void is_looked_up_once_for_all_accounts_with_one_token() {
    var token = "api_token: " + UUID.randomUUID();
    oktaAt(vendor.url(), token).deactivate();
    oktaAt(vendor.url(), token).deactivate();
    assertEquals(1, lookUps());

    okta().deactivate();
    assertEquals(2, lookUps());
  }

  static Stream<Answer> failures() {
    return Stream.of(
        Documents.oktaError(403, "E0000006"),
        HttpAnswer.of(500, "{}"),
        HttpAnswer.of(200, "<p>Bad day</p>"),
        HttpAnswer.of(200, "{}"),
        Fault.close(),
        new Gate().hold(HttpAnswer.of(200, "{}")));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void who_cannot_be_looked_up_stops_nobody_and_is_logged(Answer failure) {
    meIs(failure);
    var account = okta("confirm: false");

    assertEquals("deactivated", account.deactivate().outcome());

    assertTrue(
        log.events().stream()
            .anyMatch(line -> line.contains(account.id().toString()) && line.contains("owner")),
        log::text);
  }

  @Test
  void who_was_not_looked_up_is_looked_up_again_soon() {
    meIs(Documents.oktaError(403, "E0000006"));
    var account = okta("confirm: false");
    account.deactivate();
    meIs(Documents.oktaOwner(OWNER, "ann.owner@example.com"));
    clock.advance(Duration.ofMinutes(1));

    assertEquals(422, account.deactivate(OWNER).status());
  }

  private void meIs(Answer me) {
    vendor.respond(
        request -> request.target().equals(ME) ? me : HttpAnswer.of(200, "{\"id\": \"00u1\"}"));
  }

  private long lookUps() {
    return vendor.requests().stream().filter(r -> r.target().equals(ME)).count();
  }

  private long deactivations() {
    return vendor.requests().stream().filter(r -> r.method().equals("POST")).count();
  }
}
