package io.offboard.call;

import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.exchange;
import static io.offboard.fixture.Samples.okta;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.DeactivateRequest;
import io.offboard.error.InvalidRequestException;
import io.offboard.error.UnsupportedIntegrationException;
import io.offboard.fixture.Samples;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequireTest {
  private final Require require = new Require();

  @Test
  void a_user_is_enough_for_some_and_an_actor_too_for_others() {
    assertDoesNotThrow(() -> require.user(given("u1", null)));
    assertDoesNotThrow(() -> require.userAndActor(given("u1", "a1")));
  }

  @Test
  void a_missing_user_is_a_missing_body_field() {
    var error = refusal(() -> require.user(given(null, "a1")));

    assertEquals(Set.of("missing_required_body_fields"), error.insights().keySet());
    assertEquals(List.of("user_id"), error.insights().get("missing_required_body_fields").value());
  }

  @Test
  void a_missing_actor_is_a_missing_query_parameter() {
    var error = refusal(() -> require.userAndActor(given("u1", null)));

    assertEquals(Set.of("missing_required_query_parameters"), error.insights().keySet());
    assertEquals(
        List.of("actor"), error.insights().get("missing_required_query_parameters").value());
  }

  @Test
  void all_that_is_missing_is_told_at_once() {
    var error = refusal(() -> require.userAndActor(given(null, null)));

    assertEquals("Give actor and user_id: it is required.", error.getMessage());
    assertEquals(2, error.insights().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/b", "a\nb"})
  void a_user_unfit_for_a_path_is_refused(String userId) {
    refusal(() -> require.user(given(userId, "a1")));
    refusal(() -> require.userAndActor(given(userId, "a1")));
  }

  @Test
  void an_integration_without_a_route_is_named() {
    var call = call(Samples.account(Samples.OKTA_ID, "acme", true));

    var error =
        assertThrows(
            UnsupportedIntegrationException.class, () -> require.knownIntegration(exchange(call)));

    assertEquals(501, error.statusCode());
    assertEquals(
        "Correct the account's integration, or add its routes: 'acme' has none to deactivate users.",
        error.getMessage());
  }

  private static Exchange given(String userId, String actor) {
    return exchange(call(okta(), DeactivateRequest.of(Samples.OKTA_ID, userId, actor)));
  }

  private static InvalidRequestException refusal(Executable step) {
    var error = assertThrows(InvalidRequestException.class, step);
    assertEquals(400, error.statusCode());
    return error;
  }
}
