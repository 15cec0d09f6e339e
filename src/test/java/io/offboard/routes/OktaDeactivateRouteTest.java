package io.offboard.routes;

import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.attempted;
import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.okta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.DeactivateRequest;
import io.offboard.Outcome;
import io.offboard.account.IntegratedAccount;
import io.offboard.call.Call;
import io.offboard.error.InvalidRequestException;
import io.offboard.fixture.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OktaDeactivateRouteTest extends DeactivateRouteTestBase {
  OktaDeactivateRouteTest() {
    super("okta");
  }

  @Override
  void advise() throws Exception {
    super.advise();
    mock("okta.deactivate", "okta-spare-token-owner");
    mock("okta.deactivate", "okta-revoke");
  }

  @ParameterizedTest
  @ValueSource(strings = {"u1", "someone@example.com", "me@example.com", "men", "m e"})
  void a_user_is_deactivated_and_mapped(String userId) throws Exception {
    vendorDeactivates("{'status': 'ACTIVE'}");
    var call = of(userId);

    assertSettled(call);

    assertEquals(userId, call.unified().get("id").textValue());
    assertEquals("active", call.unified().get("status").textValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"me", "ME", "Me", "mE"})
  void the_owner_of_the_token_is_refused(String userId) throws Exception {
    var error = assertRefused(of(userId));

    assertTrue(error.getMessage().contains("'me' is the owner"), error.getMessage());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"..", "a/b", "a?b", "a#b", "a\\b"})
  void a_missing_or_unfit_user_is_refused(String userId) throws Exception {
    assertRefused(of(userId));
  }

  @Test
  void the_owner_of_the_accounts_token_is_spared() throws Exception {
    var refusal = new InvalidRequestException(422, "x");
    when(
        "okta-spare-token-owner",
        exchange -> {
          throw refusal;
        });
    mocked("okta-settle").expectedMessageCount(0);

    assertSame(refusal, trySend("okta.deactivate", of("u1")).getException());
    mocked("okta-settle").assertIsSatisfied();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sessions_are_ended_first_where_the_account_says_so(boolean revokeSessions) {
    var order = new ArrayList<String>();
    when("okta-revoke", exchange -> order.add("revoke"));
    when(
        "okta-settle",
        exchange -> {
          order.add("settle");
          settle(Call.of(exchange), "{}");
        });
    var call = of("u1");
    call.setAccount(
        new IntegratedAccount(
            Samples.OKTA_ID, "okta", null, okta().credential(), true, revokeSessions));

    send("okta.deactivate", call);

    assertEquals(revokeSessions ? List.of("revoke", "settle") : List.of("settle"), order);
  }

  private static void settle(Call call, String document) {
    attempted(call, answer(200, document));
    call.setOutcome(Outcome.DEACTIVATED);
  }

  private static Call of(String userId) {
    return call(okta(), DeactivateRequest.of(Samples.OKTA_ID, userId, null));
  }
}
