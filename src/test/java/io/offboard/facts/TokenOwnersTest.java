package io.offboard.facts;

import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.client;
import static io.offboard.fixture.Samples.exchange;
import static io.offboard.fixture.Samples.okta;
import static io.offboard.fixture.Samples.vantaWith;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.DeactivateRequest;
import io.offboard.client.VendorAnswer;
import io.offboard.error.InvalidRequestException;
import io.offboard.error.VendorTimeoutException;
import io.offboard.fixture.Samples;
import io.offboard.testkit.TestClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenOwnersTest {
  private static final String OWNER = "{'id': '00u1', 'profile': {'login': 'Admin@Acme.com'}}";

  private final TestClock clock = Samples.clock();
  private final DefaultCamelContext context = new DefaultCamelContext();
  private final AtomicInteger asked = new AtomicInteger();
  private Supplier<VendorAnswer> ownerRoute = () -> answer(200, OWNER);
  private TokenOwners owners;

  @BeforeEach
  void startOwnerRoute() throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:okta.token-owner")
                .errorHandler(noErrorHandler())
                .process(
                    exchange -> {
                      asked.incrementAndGet();
                      exchange.setProperty(VendorAnswer.PROPERTY, ownerRoute.get());
                    });
          }
        });
    context.start();
    owners = new TokenOwners(context.createProducerTemplate(), clock);
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"00u1", "00U1", "Admin@Acme.com", "admin@acme.com", "admin", "ADMIN"})
  void the_owner_is_spared_whatever_the_name(String userId) {
    assertEquals(422, assertSpared(userId).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"00u2", "admin@other.com", "adm", "admin2"})
  void others_are_not(String userId) {
    assertNotSpared(userId);
  }

  @Test
  void an_owner_is_looked_up_once_an_hour() {
    assertSpared("00u1");
    clock.advance(Duration.ofMinutes(59));
    assertSpared("00u1");
    assertEquals(1, asked.get());

    clock.advance(Duration.ofMinutes(1));
    assertSpared("00u1");
    assertEquals(2, asked.get());
  }

  @Test
  void an_owner_who_cannot_be_looked_up_hinders_nobody_and_is_asked_for_a_minute_later() {
    ownerRoute = () -> answer(403, "{}");
    assertNotSpared("00u1");
    clock.advance(Duration.ofSeconds(59));
    assertNotSpared("00u1");
    assertEquals(1, asked.get());

    clock.advance(Duration.ofSeconds(1));
    ownerRoute = () -> answer(200, OWNER);
    assertSpared("00u1");
  }

  @Test
  void an_error_of_the_lookup_hinders_nobody() {
    ownerRoute =
        () -> {
          throw new VendorTimeoutException();
        };

    assertNotSpared("00u1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'id': null}", "{'profile': {}}", "{'profile': {'login': ''}}"})
  void an_owner_without_a_name_is_nobody(String document) {
    ownerRoute = () -> answer(200, document);

    assertNotSpared("00u1");
    assertNotSpared("null");
  }

  @Test
  void a_client_has_no_owner() {
    var call = call(vantaWith(client("c1", "s3cret")));

    assertDoesNotThrow(() -> owners.spare(exchange(call)));
    assertEquals(0, asked.get());
  }

  private InvalidRequestException assertSpared(String userId) {
    return assertThrows(InvalidRequestException.class, () -> spare(userId));
  }

  private void assertNotSpared(String userId) {
    assertDoesNotThrow(() -> spare(userId));
  }

  private void spare(String userId) {
    owners.spare(
        exchange(call(okta(), DeactivateRequest.of(Samples.OKTA_ID, userId, null), clock)));
  }
}
