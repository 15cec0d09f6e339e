package io.offboard.send;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.account.IntegratedAccount;
import io.offboard.call.Call;
import io.offboard.call.Deadline;
import io.offboard.client.VendorRequest;
import io.offboard.client.VendorRequest.Kind;
import io.offboard.fixture.Samples;
import io.offboard.watch.CallMeter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnHostTest {
  private final AddressVendorRequest address =
      new AddressVendorRequest(Duration.ofSeconds(10), "test", CallMeter.NONE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://acme.okta.com/api",
        "https://evil.okta.com/api",
        "https://acme.okta.com.evil.example/api",
        "https://acme.okta.com:8443/api",
        "https://acme.okta.com@evil.example/api",
        "https://user@acme.okta.com/api",
        "//acme.okta.com/api",
      })
  void a_request_that_leads_away_is_not_sent(String uri) {
    var exchange = asking(uri);

    assertThrows(IllegalStateException.class, () -> address.process(exchange));
    assertTrue(exchange.getMessage().getHeaders().isEmpty());
  }

  @Test
  void a_request_to_the_accounts_own_address_is_sent() {
    assertDoesNotThrow(() -> address.process(asking("https://acme.okta.com/api/v1/users/00u1")));
  }

  @Test
  void a_token_is_asked_for_at_its_own_address_and_nowhere_else() {
    assertDoesNotThrow(() -> address.process(askingForToken("https://login.acme.example/token")));
    assertThrows(
        IllegalStateException.class,
        () -> address.process(askingForToken("https://acme.okta.com/token")));
  }

  private static Exchange askingForToken(String uri) {
    var exchange = asking(uri);
    var client = Samples.client(URI.create("https://login.acme.example/token"));
    Call.of(exchange).setAccount(Samples.vantaWith(client));
    exchange.setProperty(
        VendorRequest.PROPERTY, VendorRequest.empty(Kind.TOKEN, "POST", URI.create(uri), null));
    return exchange;
  }

  private static Exchange asking(String uri) {
    var base = URI.create("https://acme.okta.com");
    var call = new Call("r1", new Deadline(Clock.systemUTC(), Duration.ofSeconds(25)));
    call.setAccount(new IntegratedAccount(UUID.randomUUID(), "okta", base, null, true, false));
    var exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.setProperty(Call.PROPERTY, call);
    exchange.setProperty(
        VendorRequest.PROPERTY, VendorRequest.empty(Kind.READ, "GET", URI.create(uri), null));
    return exchange;
  }
}
