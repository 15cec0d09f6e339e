package io.offboard.routes;

import static io.offboard.fixture.Samples.account;
import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.json;
import static io.offboard.fixture.Samples.okta;
import static io.offboard.fixture.Samples.readBack;
import static io.offboard.fixture.Samples.request;
import static io.offboard.fixture.Samples.vanta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.DryRunResult;
import io.offboard.ResponseFormat;
import io.offboard.call.Call;
import io.offboard.call.Evidence;
import io.offboard.error.InvalidRequestException;
import io.offboard.error.TooManyCallsException;
import io.offboard.error.UnsupportedIntegrationException;
import io.offboard.error.VendorTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersDryRunRouteTest extends RouteTestBase {

  @Override
  void advise() throws Exception {
    mock("users.dry-run", "users-ask-okta");
    mock("users.dry-run", "users-ask-vanta");
  }

  @BeforeEach
  void bothVendorsTell() {
    when("users-ask-okta", UsersDryRunRouteTest::told);
    when("users-ask-vanta", UsersDryRunRouteTest::told);
  }

  @Test
  void an_okta_account_is_asked_for_at_okta() throws Exception {
    accounts = id -> okta();
    expect(1, 0);

    assertEquals(result(), ask().getMessage().getBody());
    MockEndpoint.assertIsSatisfied(context);
  }

  @Test
  void a_vanta_account_is_asked_for_at_vanta() throws Exception {
    accounts = id -> vanta();
    expect(0, 1);

    assertEquals(result(), ask().getMessage().getBody());
    MockEndpoint.assertIsSatisfied(context);
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "OKTA", "okta ", "okta' or '1' == '1"})
  void any_other_account_is_asked_for_nowhere(String integration) throws Exception {
    accounts = id -> account(id, integration, true);
    expect(0, 0);

    assertInstanceOf(UnsupportedIntegrationException.class, ask().getException());
    MockEndpoint.assertIsSatisfied(context);
  }

  @Test
  void the_call_is_known_as_a_dry_run_and_the_next_one_is_not() {
    var seen = new ArrayList<Boolean>();
    when(
        "users-ask-okta",
        exchange -> {
          seen.add(Call.of(exchange).isDryRun());
          told(exchange);
        });
    var exchange = ask();

    assertEquals(List.of(true), seen);

    exchange.getMessage().setBody(request(ResponseFormat.RAW));
    accounts = id -> account(id, "acme", true);
    template.send("direct:users.deactivate", exchange);
    assertFalse(Call.of(exchange).isDryRun());
  }

  @Test
  void calls_too_many_for_one_account_are_refused() {
    var refused = new ArrayList<Exception>();
    when(
        "users-ask-okta",
        exchange -> {
          var error = ask().getException();
          if (error != null) {
            refused.add(error);
          }
          told(exchange);
        });

    ask();

    assertEquals(1, refused.size());
    assertInstanceOf(TooManyCallsException.class, refused.get(0));
    assertEquals(20, mocked("users-ask-okta").getReceivedCounter());
  }

  @Test
  void a_call_that_is_over_makes_room_for_the_next_however_it_ended() {
    when(
        "users-ask-okta",
        exchange -> {
          throw new VendorTimeoutException();
        });

    for (int i = 0; i < 21; i++) {
      assertInstanceOf(VendorTimeoutException.class, ask().getException());
    }
  }

  @Test
  void a_body_that_is_no_request_is_refused() throws Exception {
    expect(0, 0);

    var exchange = template.send("direct:users.dry-run", e -> e.getMessage().setBody("{}"));

    assertInstanceOf(InvalidRequestException.class, exchange.getException());
    MockEndpoint.assertIsSatisfied(context);
  }

  @Test
  void the_answer_says_that_it_is_a_dry_run_even_where_it_says_nothing_else() {
    var result = (DryRunResult) ask().getMessage().getBody();

    assertEquals(
        json(
            """
            {'dry_run': true, 'could_succeed': null, 'reason': 'Who knows.', 'requests': [],
             'user': {'answered': 1}}
            """),
        result.body());
    assertTrue(result.warnings().isEmpty());
  }

  private void expect(int atOkta, int atVanta) {
    mocked("users-ask-okta").expectedMessageCount(atOkta);
    mocked("users-ask-vanta").expectedMessageCount(atVanta);
  }

  private Exchange ask() {
    return template.send(
        "direct:users.dry-run",
        exchange -> exchange.getMessage().setBody(request(ResponseFormat.RAW)));
  }

  private static DryRunResult result() {
    return new DryRunResult(null, "Who knows.", List.of(), json("{'answered': 1}"));
  }

  private static void told(Exchange exchange) {
    var call = Call.of(exchange);
    readBack(call, answer(200, "{'answered': 1}"), Evidence.CONTRARY);
    call.dryRun().judge(null, "Who knows.");
  }
}
