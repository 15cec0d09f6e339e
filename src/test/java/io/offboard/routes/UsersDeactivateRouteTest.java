package io.offboard.routes;

import static io.offboard.fixture.Samples.account;
import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.attempted;
import static io.offboard.fixture.Samples.json;
import static io.offboard.fixture.Samples.okta;
import static io.offboard.fixture.Samples.request;
import static io.offboard.fixture.Samples.scim;
import static io.offboard.fixture.Samples.vanta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.offboard.DeactivateResult;
import io.offboard.Outcome;
import io.offboard.ResponseFormat;
import io.offboard.call.Call;
import io.offboard.error.AccountMisconfiguredException;
import io.offboard.error.AccountNotFoundException;
import io.offboard.error.InvalidRequestException;
import io.offboard.error.OutcomeUnknownException;
import io.offboard.error.TooManyCallsException;
import io.offboard.error.UnsupportedIntegrationException;
import io.offboard.fixture.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersDeactivateRouteTest extends RouteTestBase {

  @Override
  void advise() throws Exception {
    mock("users.deactivate", "users-to-okta");
    mock("users.deactivate", "users-to-vanta");
    mock("users.deactivate", "users-to-scim");
  }

  @BeforeEach
  void allVendorsDeactivate() {
    when("users-to-okta", UsersDeactivateRouteTest::deactivated);
    when("users-to-vanta", UsersDeactivateRouteTest::deactivated);
    when("users-to-scim", UsersDeactivateRouteTest::deactivated);
  }

  @Test
  void an_okta_account_goes_to_okta() throws Exception {
    accounts = id -> okta();
    expect(1, 0);

    var result = deactivate().getMessage().getBody();

    assertEquals(
        new DeactivateResult(Outcome.DEACTIVATED, json("{'answered': 1}"), List.of()), result);
    MockEndpoint.assertIsSatisfied(context);
  }

  @Test
  void a_vanta_account_goes_to_vanta() throws Exception {
    accounts = id -> vanta();
    expect(0, 1);

    var result = deactivate().getMessage().getBody();

    assertEquals(
        new DeactivateResult(Outcome.DEACTIVATED, json("{'answered': 1}"), List.of()), result);
    MockEndpoint.assertIsSatisfied(context);
  }

  @Test
  void a_scim_account_goes_to_scim() throws Exception {
    accounts = id -> scim(true);
    expect(0, 0);
    mocked("users-to-scim").expectedMessageCount(1);

    var result = deactivate().getMessage().getBody();

    assertEquals(
        new DeactivateResult(Outcome.DEACTIVATED, json("{'answered': 1}"), List.of()), result);
    MockEndpoint.assertIsSatisfied(context);
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "OKTA", "okta ", "okta' or '1' == '1", "${body}"})
  void any_other_account_goes_nowhere(String integration) throws Exception {
    accounts = id -> account(id, integration, true);
    expect(0, 0);

    assertInstanceOf(UnsupportedIntegrationException.class, deactivate().getException());
    MockEndpoint.assertIsSatisfied(context);
  }

  @Test
  void the_router_believes_the_account_and_no_header() throws Exception {
    accounts = id -> okta();
    expect(1, 0);

    template.send(
        "direct:users.deactivate",
        exchange -> {
          exchange.getMessage().setBody(request(ResponseFormat.RAW));
          exchange.getMessage().setHeader("integration", "vanta");
          exchange.getMessage().setHeader("account", "vanta");
        });

    MockEndpoint.assertIsSatisfied(context);
  }

  @Test
  void the_account_is_the_one_that_is_asked_for() {
    var asked = new ArrayList<UUID>();
    accounts =
        id -> {
          asked.add(id);
          return okta();
        };

    deactivate();

    assertEquals(List.of(Samples.OKTA_ID), asked);
  }

  @Test
  void an_account_that_is_not_found_reaches_the_embedder() throws Exception {
    assertReachesTheEmbedder(new AccountNotFoundException());
  }

  @Test
  void an_account_that_is_misconfigured_reaches_the_embedder() throws Exception {
    assertReachesTheEmbedder(new AccountMisconfiguredException(Samples.OKTA_ID, "x", "is wrong"));
  }

  @Test
  void an_error_of_a_vendors_route_reaches_the_embedder() {
    var error = new OutcomeUnknownException();
    when(
        "users-to-okta",
        exchange -> {
          throw error;
        });

    assertSame(error, deactivate().getException());
  }

  @Test
  void calls_too_many_for_one_account_are_refused() {
    var refused = new ArrayList<Exception>();
    when("users-to-okta", exchange -> deactivateInside(exchange, refused));

    deactivate();

    assertEquals(1, refused.size());
    assertInstanceOf(TooManyCallsException.class, refused.get(0));
    assertEquals(20, mocked("users-to-okta").getReceivedCounter());
  }

  @Test
  void a_call_that_is_over_makes_room_for_the_next_however_it_ended() {
    when(
        "users-to-okta",
        exchange -> {
          throw new OutcomeUnknownException();
        });

    for (int i = 0; i < 21; i++) {
      assertInstanceOf(OutcomeUnknownException.class, deactivate().getException());
    }
  }

  @Test
  void a_body_that_is_no_request_is_refused() throws Exception {
    expect(0, 0);

    var exchange = template.send("direct:users.deactivate", e -> e.getMessage().setBody("{}"));

    assertInstanceOf(InvalidRequestException.class, exchange.getException());
    MockEndpoint.assertIsSatisfied(context);
  }

  private void assertReachesTheEmbedder(RuntimeException error) throws Exception {
    accounts =
        id -> {
          throw error;
        };
    expect(0, 0);

    assertSame(error, deactivate().getException());
    MockEndpoint.assertIsSatisfied(context);
  }

  private void expect(int atOkta, int atVanta) {
    mocked("users-to-okta").expectedMessageCount(atOkta);
    mocked("users-to-vanta").expectedMessageCount(atVanta);
    mocked("users-to-scim").expectedMessageCount(0);
  }

  private Exchange deactivate() {
    return template.send(
        "direct:users.deactivate",
        exchange -> exchange.getMessage().setBody(request(ResponseFormat.RAW)));
  }

  /** Calls within calls, until one is refused. */
  private void deactivateInside(Exchange exchange, List<Exception> refused) {
    var error = deactivate().getException();
    if (error != null) {
      refused.add(error);
    }
    deactivated(exchange);
  }

  private static void deactivated(Exchange exchange) {
    var call = Call.of(exchange);
    attempted(call, answer(200, "{'answered': 1}"));
    call.setOutcome(Outcome.DEACTIVATED);
  }
}
