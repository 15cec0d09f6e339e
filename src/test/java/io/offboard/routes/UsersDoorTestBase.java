package io.offboard.routes;

import static io.offboard.fixture.Samples.account;
import static io.offboard.fixture.Samples.okta;
import static io.offboard.fixture.Samples.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.offboard.ResponseFormat;
import io.offboard.error.AccountMisconfiguredException;
import io.offboard.error.AccountNotFoundException;
import io.offboard.error.InvalidRequestException;
import io.offboard.error.OffboardException;
import io.offboard.error.OutcomeUnknownException;
import io.offboard.error.TooManyCallsException;
import io.offboard.error.UnsupportedIntegrationException;
import io.offboard.error.VendorTimeoutException;
import io.offboard.fixture.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What both doors do alike. Mocks take the place of the integrations' own routes. */
abstract class UsersDoorTestBase extends RouteTestBase {
  static final String[] INTEGRATIONS = {"okta", "vanta", "scim"};

  /** The integrations' routes that were called, in order. */
  final List<String> called = new ArrayList<>();

  private final String door;
  private final List<String> chapters;

  /**
   * Tests a door.
   *
   * @param door the route
   * @param chapters the second words of the routes that it calls of an integration, in order
   */
  UsersDoorTestBase(String door, String... chapters) {
    this.door = door;
    this.chapters = List.of(chapters);
  }

  /** What an integration's route does. */
  abstract void does(String chapter, Exchange exchange);

  @Override
  void advise() throws Exception {
    for (var integration : INTEGRATIONS) {
      for (var route : routes(integration)) {
        mockRoute(route);
      }
    }
  }

  @BeforeEach
  void allVendorsAnswer() {
    for (var integration : INTEGRATIONS) {
      for (var chapter : chapters) {
        var route = integration + "." + chapter;
        when(
            route,
            exchange -> {
              called.add(route);
              does(chapter, exchange);
            });
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"okta", "vanta", "scim"})
  void an_account_goes_to_its_own_vendor(String integration) {
    accounts = id -> account(id, integration, true);

    var exchange = knock();

    assertEquals(null, exchange.getException());
    assertEquals(routes(integration), called);
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "OKTA", "okta ", "okta' or '1' == '1", "${body}"})
  void any_other_account_goes_nowhere(String integration) {
    accounts = id -> account(id, integration, true);

    assertInstanceOf(UnsupportedIntegrationException.class, knock().getException());
    assertEquals(List.of(), called);
  }

  @Test
  void the_router_believes_the_account_and_no_header() {
    knockWith(request(ResponseFormat.RAW), Map.of("integration", "vanta", "account", "vanta"));

    assertEquals(routes("okta"), called);
  }

  @Test
  void the_account_is_the_one_that_is_asked_for() {
    var asked = new ArrayList<UUID>();
    accounts =
        id -> {
          asked.add(id);
          return okta();
        };

    knock();

    assertEquals(List.of(Samples.OKTA_ID), asked);
  }

  static Stream<OffboardException> errorsOfTheAccount() {
    return Stream.of(
        new AccountNotFoundException(),
        new AccountMisconfiguredException(Samples.OKTA_ID, "x", "is wrong"));
  }

  @ParameterizedTest
  @MethodSource("errorsOfTheAccount")
  void an_error_of_the_account_reaches_the_embedder(OffboardException error) {
    accounts =
        id -> {
          throw error;
        };

    assertSame(error, knock().getException());
    assertEquals(List.of(), called);
  }

  static Stream<OffboardException> errorsOfAVendor() {
    return Stream.of(new OutcomeUnknownException(), new VendorTimeoutException());
  }

  @ParameterizedTest
  @MethodSource("errorsOfAVendor")
  void an_error_of_a_vendors_route_reaches_the_embedder_and_makes_room_for_the_next_call(
      OffboardException error) {
    when(
        last(),
        exchange -> {
          throw error;
        });

    for (int i = 0; i < 21; i++) {
      assertSame(error, knock().getException());
    }
  }

  @Test
  void calls_too_many_for_one_account_are_refused() {
    var refused = new ArrayList<Exception>();
    when(
        last(),
        exchange -> {
          var error = knock().getException();
          if (error != null) {
            refused.add(error);
          }
          does(chapters.get(chapters.size() - 1), exchange);
        });

    knock();

    assertEquals(1, refused.size());
    assertInstanceOf(TooManyCallsException.class, refused.get(0));
    assertEquals(20, mocked(last()).getReceivedCounter());
  }

  @Test
  void a_body_that_is_no_request_is_refused() {
    assertInstanceOf(InvalidRequestException.class, knockWith("{}", Map.of()).getException());
    assertEquals(List.of(), called);
  }

  final Exchange knock() {
    return knockWith(request(ResponseFormat.RAW), Map.of());
  }

  private Exchange knockWith(Object body, Map<String, Object> headers) {
    return template.send(
        "direct:" + door,
        exchange -> {
          exchange.getMessage().setBody(body);
          headers.forEach(exchange.getMessage()::setHeader);
        });
  }

  /** The last of Okta's routes. */
  final String last() {
    return "okta." + chapters.get(chapters.size() - 1);
  }

  private List<String> routes(String integration) {
    return chapters.stream().map(chapter -> integration + "." + chapter).toList();
  }
}
