package io.offboard.token;

import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.exchange;
import static io.offboard.fixture.Samples.okta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.account.Secret;
import io.offboard.error.AccountMisconfiguredException;
import io.offboard.error.OffboardException;
import io.offboard.error.TooManyCallsException;
import io.offboard.error.VendorErrorException;
import io.offboard.error.VendorTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenFailuresTest extends AccessTokensTestBase {

  @Test
  void a_failure_is_not_kept() {
    tokenRoute = () -> asked.get() == 1 ? answer(503, "{}") : token("t2", 3600);
    assertFailsWith(503);

    assertEquals(new Secret("t2"), get(CLIENT));
  }

  @ParameterizedTest
  @CsvSource({"400, 401", "401, 401", "403, 401", "429, 429", "500, 500", "302, 502"})
  void a_refusal_is_the_error_of_the_call(int vendorStatus, int status) {
    tokenRoute = () -> answer(vendorStatus, "{}");

    assertFailsWith(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{'access_token': 't1', 'expires_in': 0}",
        "{'access_token': 't1', 'expires_in': -1}",
        "{'access_token': 't1', 'expires_in': 'x'}",
        "{'access_token': '', 'expires_in': 3600}",
        "{'access_token': null, 'expires_in': 3600}",
        "{'access_token': {}, 'expires_in': 3600}",
        "{'access_token': 'a b', 'expires_in': 3600}",
        "{'access_token': 'a\\r\\nHost: x', 'expires_in': 3600}",
        "{'access_token': 'é', 'expires_in': 3600}"
      })
  void an_answer_without_a_usable_token_is_a_bad_gateway_that_shows_nothing(String body) {
    tokenRoute = () -> answer(200, body);

    var error = assertFailsWith(502);

    assertTrue(((VendorErrorException) error).rawResponse().isMissingNode());
  }

  @Test
  void an_error_of_the_route_reaches_the_caller_as_it_is() {
    var cause = new VendorTimeoutException();
    tokenRoute =
        () -> {
          throw cause;
        };

    assertSame(cause, assertThrows(RuntimeException.class, () -> get(CLIENT)));
  }

  @Test
  void an_app_that_demands_a_proof_of_possession_is_misconfigured() {
    tokenRoute = () -> answer(400, "{'error': 'invalid_dpop_proof'}");

    var error = assertThrows(AccountMisconfiguredException.class, () -> get(CLIENT));

    assertTrue(error.getMessage().contains("oauth demands DPoP"), error.getMessage());
  }

  @Test
  void the_sixth_token_within_a_minute_is_not_asked_for() {
    tokenRoute = () -> answer(503, "{}");
    for (int i = 0; i < 5; i++) {
      assertFailsWith(503);
      clock.advance(Duration.ofSeconds(10));
    }

    var error = assertThrows(TooManyCallsException.class, () -> get(CLIENT));

    assertEquals(Optional.of(10L), error.retryAfterSeconds());
    assertEquals(5, asked.get());
    clock.advance(Duration.ofSeconds(10));
    assertFailsWith(503);
  }

  @Test
  void an_access_token_can_be_renewed_and_a_fixed_one_cannot() {
    assertTrue(tokens.areUsed(exchange(callOf(CLIENT))));
    assertFalse(tokens.areUsed(exchange(call(okta()))));
  }

  @Test
  void a_refused_token_is_forgotten() {
    var exchange = exchange(callOf(CLIENT));
    assertEquals(new Secret("t1"), tokens.get(CLIENT, exchange));

    tokens.drop(exchange);

    var other = CompletableFuture.supplyAsync(() -> get(CLIENT));
    assertEquals(new Secret("t2"), other.join());
  }

  @Test
  void a_token_that_another_caller_has_renewed_stays() {
    var slow = exchange(callOf(CLIENT));
    tokens.get(CLIENT, slow);
    var quick = exchange(callOf(CLIENT));
    tokens.get(CLIENT, quick);
    tokens.drop(quick);
    assertEquals(new Secret("t2"), get(CLIENT));

    tokens.drop(slow);

    assertEquals(new Secret("t2"), get(CLIENT));
    assertEquals(2, asked.get());
  }

  private OffboardException assertFailsWith(int status) {
    var error = assertThrows(OffboardException.class, () -> get(CLIENT));
    assertEquals(status, error.statusCode());
    return error;
  }
}
