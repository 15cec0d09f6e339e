package io.offboard.blackbox;

import static io.offboard.blackbox.Documents.OKTA_DEACTIVATE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.fixture.Service;
import io.offboard.testkit.Answer;
import io.offboard.testkit.Fault;
import io.offboard.testkit.Gate;
import io.offboard.testkit.HttpAnswer;
import io.offboard.testkit.ScriptedVendor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The deadline ends every call, on the wall clock; without it, these would take a minute. */
@Timeout(40)
class DeadlineTest {
  private static final UUID ACCOUNT = UUID.randomUUID();

  @RegisterExtension static final ScriptedVendor vendor = new ScriptedVendor();

  private static final LateClock clock = new LateClock();

  private static final Service service =
      new Service()
          .with("offboard.deadline", "2s")
          .with("offboard.vendor.response-timeout", "60s")
          .withBean("clock", clock);

  @BeforeAll
  static void start() {
    service
        .accounts(
            """
            accounts:
              - id: %s
                integration: okta
                context: {org_url: "%s", api_token: ssws}
            """
                .formatted(ACCOUNT, vendor.url()))
        .start();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void a_vendor_that_takes_the_call_and_hangs() {
    var reply = deactivate(new Gate().hold(HttpAnswer.of(200, "{}")), HttpAnswer.of(200, "{}"));

    assertEquals(504, reply.status());
    assertEquals("unknown", reply.outcome());
  }

  @Test
  void a_vendor_whose_every_answer_drips() {
    var drip = Fault.drip(HttpAnswer.of(503, "{}"), Duration.ofMillis(900));

    var reply = deactivate(drip, drip);

    assertEquals(504, reply.status());
    assertEquals("unknown", reply.outcome());
  }

  @Test
  void a_vendor_that_accepts_and_then_hangs() {
    var reply = deactivate(HttpAnswer.of(200, "{}"), new Gate().hold(HttpAnswer.of(200, "{}")));

    assertEquals(202, reply.status());
    assertEquals("pending", reply.outcome());
  }

  private static Reply deactivate(Answer toDeactivate, Answer toRead) {
    clock.stop();
    vendor.respond(
        request ->
            switch (request.target()) {
              case "/api/v1/users/me" -> Stage.background(request);
              case OKTA_DEACTIVATE -> {
                clock.start();
                yield toDeactivate;
              }
              default -> toRead;
            });
    var body = "{\"user_id\": \"%s\"}".formatted(Documents.OKTA_USER);
    return new Reply(service.deactivate(ACCOUNT, "", body));
  }

  /**
   * The wall clock, but that it stands until the vendor has the deactivate call: however slow the
   * machine is, the whole deadline is left for that.
   */
  private static final class LateClock extends Clock {
    private final Clock wall = Clock.systemUTC();
    private Instant stopped = wall.instant();
    private Duration late = Duration.ZERO;

    synchronized void stop() {
      stopped = instant();
    }

    synchronized void start() {
      if (stopped != null) {
        late = Duration.between(stopped, wall.instant());
        stopped = null;
      }
    }

    @Override
    public synchronized Instant instant() {
      return stopped != null ? stopped : wall.instant().minus(late);
    }

    @Override
    public ZoneId getZone() {
      return wall.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
