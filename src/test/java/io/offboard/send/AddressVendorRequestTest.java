package io.offboard.send;

import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.exchange;
import static io.offboard.fixture.Samples.json;
import static io.offboard.fixture.Samples.okta;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.DeactivateRequest;
import io.offboard.account.Secret;
import io.offboard.call.Call;
import io.offboard.call.StartCall;
import io.offboard.client.VendorHttpGuard;
import io.offboard.client.VendorRequest;
import io.offboard.client.VendorRequest.Kind;
import io.offboard.error.CallerGoneException;
import io.offboard.error.VendorErrorException;
import io.offboard.error.VendorTimeoutException;
import io.offboard.fixture.Samples;
import io.offboard.testkit.TestClock;
import io.offboard.watch.CallMeter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.http.HttpMethods;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AddressVendorRequestTest {
  private static final URI ADDRESS = URI.create("https://vendor.test/x");

  private final TestClock clock = Samples.clock();
  private final Exchange exchange =
      exchange(call(okta(), DeactivateRequest.of(Samples.OKTA_ID, "u1", null), clock));
  private final AddressVendorRequest address =
      new AddressVendorRequest(Duration.ofSeconds(10), "1.0", CallMeter.NONE);

  @Test
  void sends_what_the_request_says_and_nothing_that_lay_around() {
    exchange.getMessage().setHeader("Cookie", "sid=1");
    exchange.getMessage().setHeader(Exchange.HTTP_QUERY, "evil=1");
    exchange.getMessage().setHeader(Exchange.HTTP_PATH, "/evil");
    exchange.getMessage().setBody("whatever lay around");

    var message = addressed(VendorRequest.empty(Kind.READ, "GET", ADDRESS, "a=%20"));

    assertEquals(
        Map.of(
            Exchange.HTTP_METHOD,
            HttpMethods.GET,
            Exchange.HTTP_URI,
            "https://vendor.test/x",
            Exchange.HTTP_RAW_QUERY,
            "a=%20",
            "Accept",
            "application/json",
            "User-Agent",
            "offboard-routes/1.0",
            VendorHttpGuard.TIME_LIMIT,
            "5000",
            VendorHttpGuard.REPEATABLE,
            true),
        message.getHeaders());
    assertNull(message.getBody());
  }

  @Test
  void sends_the_authorization_of_the_request_and_no_other() {
    exchange.getMessage().setHeader("Authorization", "Bearer embedder");
    var request = read().authorized("SSWS", new Secret("t"));

    assertEquals("SSWS t", addressed(request).getHeader("Authorization"));
    assertFalse(request.toString().contains("SSWS t"), request::toString);
  }

  @Test
  void sends_no_query_where_there_is_none() {
    assertNull(addressed(read()).getHeader(Exchange.HTTP_RAW_QUERY));
  }

  @Test
  void sends_a_body_with_its_type() {
    var message =
        addressed(
            VendorRequest.empty(Kind.TOKEN, "POST", ADDRESS, null)
                .with(json("{'name': 'é', 'n': 1.25}")));

    assertEquals("application/json", message.getHeader(Exchange.CONTENT_TYPE));
    assertArrayEquals(
        "{\"name\":\"é\",\"n\":1.25}".getBytes(StandardCharsets.UTF_8),
        message.getBody(byte[].class));
  }

  @ParameterizedTest
  @CsvSource({"0, 10000", "15, 10000", "16, 9000", "20, 5000"})
  void an_attempt_ends_with_its_own_limit_or_with_the_deadline(long elapsed, String limit) {
    clock.advance(Duration.ofSeconds(elapsed));

    assertEquals(limit, addressed(deactivate()).getHeader(VendorHttpGuard.TIME_LIMIT));
  }

  @ParameterizedTest
  @CsvSource({"0, 5000", "20, 5000", "24, 1000", "25, 0", "30, 0"})
  void what_comes_before_the_first_attempt_leaves_time_for_it(long elapsed, String limit) {
    clock.advance(Duration.ofSeconds(elapsed));

    assertEquals(limit, addressed(read()).getHeader(VendorHttpGuard.TIME_LIMIT));
  }

  @Test
  void what_comes_after_an_attempt_may_take_its_time() {
    addressed(deactivate());

    assertEquals("10000", addressed(read()).getHeader(VendorHttpGuard.TIME_LIMIT));
  }

  @Test
  void attempts_are_counted_and_nothing_else_is() {
    addressed(read());
    addressed(deactivate());

    assertEquals(1, Call.of(exchange).progress().attempts());
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"READ", "TOKEN"},
      mode = EnumSource.Mode.EXCLUDE)
  void a_dry_run_sends_nothing_that_may_change_something(Kind kind) {
    beDryRun();

    assertThrows(
        IllegalStateException.class,
        () -> addressed(VendorRequest.empty(kind, "GET", ADDRESS, null)));
    assertEquals(0, Call.of(exchange).progress().attempts());
  }

  @ParameterizedTest
  @EnumSource
  void all_but_a_deactivation_may_be_made_twice(Kind kind) {
    var message = addressed(VendorRequest.empty(kind, "POST", ADDRESS, null));

    assertEquals(
        kind == Kind.DEACTIVATE ? null : true, message.getHeader(VendorHttpGuard.REPEATABLE));
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"READ", "TOKEN"})
  void a_dry_run_reads_and_has_the_time_for_it(Kind kind) {
    beDryRun();

    var message = addressed(VendorRequest.empty(kind, "GET", ADDRESS, null));

    assertEquals("10000", message.getHeader(VendorHttpGuard.TIME_LIMIT));
  }

  private void beDryRun() {
    exchange.getMessage().setBody(DeactivateRequest.of(Samples.OKTA_ID, "u1", null));
    new StartCall(clock, Duration.ofSeconds(25)).dryRun(exchange);
    Call.of(exchange).setAccount(okta());
  }

  @Test
  void no_attempt_begins_without_a_fifth_of_the_deadline() {
    clock.advance(Duration.ofMillis(20_001));

    assertThrows(VendorTimeoutException.class, () -> addressed(deactivate()));
    assertEquals(0, Call.of(exchange).progress().attempts());
  }

  @Test
  void no_attempt_begins_for_a_caller_who_has_hung_up() {
    Call.of(exchange).abandonedWhen(() -> true);

    assertThrows(CallerGoneException.class, () -> addressed(deactivate()));
    assertEquals(0, Call.of(exchange).progress().attempts());
  }

  @Test
  void what_has_begun_is_brought_to_an_end_without_the_caller() {
    addressed(deactivate());
    Call.of(exchange).abandonedWhen(() -> true);

    addressed(deactivate());

    assertEquals(2, Call.of(exchange).progress().attempts());
  }

  @Test
  void a_repeat_that_comes_too_late_is_the_failure_before_it() {
    addressed(deactivate());
    Samples.attempted(Call.of(exchange), Samples.answer(503, "{}"));
    clock.advance(Duration.ofSeconds(21));

    var error = assertThrows(VendorErrorException.class, () -> addressed(deactivate()));

    assertEquals(503, error.statusCode());
  }

  private static VendorRequest read() {
    return VendorRequest.empty(Kind.READ, "GET", ADDRESS, null);
  }

  private static VendorRequest deactivate() {
    return VendorRequest.empty(Kind.DEACTIVATE, "POST", ADDRESS, null);
  }

  private Message addressed(VendorRequest request) {
    exchange.setProperty(VendorRequest.PROPERTY, request);
    address.process(exchange);
    return exchange.getMessage();
  }
}
