package io.offboard.token;

import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.client;
import static io.offboard.fixture.Samples.exchange;
import static io.offboard.fixture.Samples.vantaWith;

import io.offboard.DeactivateRequest;
import io.offboard.account.Credential.OAuthClient;
import io.offboard.account.Secret;
import io.offboard.call.Call;
import io.offboard.client.VendorAnswer;
import io.offboard.fixture.Samples;
import io.offboard.testkit.TestClock;
import io.offboard.watch.CallMeter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Access tokens that come from a route of the test. */
abstract class AccessTokensTestBase {
  static final OAuthClient CLIENT = client("c1", "s3cret");

  final TestClock clock = Samples.clock();
  final DefaultCamelContext context = new DefaultCamelContext();
  final AtomicInteger asked = new AtomicInteger();
  Supplier<VendorAnswer> tokenRoute = () -> token("t" + asked.get(), 3600);
  AccessTokens tokens;

  @BeforeEach
  void startTokenRoute() throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:vanta.token")
                .errorHandler(noErrorHandler())
                .process(
                    exchange -> {
                      asked.incrementAndGet();
                      exchange.setProperty(VendorAnswer.PROPERTY, tokenRoute.get());
                    });
          }
        });
    context.start();
    tokens =
        new AccessTokens(
            context.createProducerTemplate(), clock, new OwnTokens(clock), CallMeter.NONE);
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  Secret get(OAuthClient client) {
    return tokens.get(client, exchange(callOf(client)));
  }

  Call callOf(OAuthClient client) {
    var request = DeactivateRequest.of(Samples.VANTA_ID, "u1", "a1");
    return call(vantaWith(client), request, clock);
  }

  static VendorAnswer token(String value, long expiresIn) {
    return answer(200, "{'access_token': '%s', 'expires_in': %d}".formatted(value, expiresIn));
  }
}
