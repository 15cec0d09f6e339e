package io.offboard.blackbox;

import static io.offboard.blackbox.Documents.OKTA_DEACTIVATE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.fixture.Service;
import io.offboard.testkit.Answer;
import io.offboard.testkit.Fault;
import io.offboard.testkit.Gate;
import io.offboard.testkit.HttpAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The deadline ends every call, on the wall clock; without it, these would take a minute. */
@Timeout(40)
class DeadlineTest extends BlackBoxTest {
  private final LateClock late = new LateClock();

  @Override
  Service configured(Service plain) {
    return plain.with("offboard.deadline", "2s").with("offboard.vendor.response-timeout", "60s");
  }

  @Override
  Service timed(Service plain) {
    return plain.withBean("clock", late);
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

  private Reply deactivate(Answer toDeactivate, Answer toRead) {
    late.stop();
    vendor.respond(
        request ->
            switch (request.target()) {
              case "/api/v1/users/me" -> background(request);
              case OKTA_DEACTIVATE -> {
                late.start();
                yield toDeactivate;
              }
              default -> toRead;
            });
    return okta().deactivate();
  }

  /**
   * The wall clock, but that it stands until the vendor has the deactivate call: however slow the
   * machine is, the whole deadline is left for that.
   */
  private static final class LateClock extends Clock {
    private final Clock wall = Clock.systemUTC();
    private Instant stopped = wall.instant();
    private Duration behind = Duration.ZERO;

    synchronized void stop() {
      stopped = instant();
    }

    synchronized void start() {
      if (stopped != null) {
        behind = Duration.between(stopped, wall.instant());
        stopped = null;
      }
    }

    @Override
    public synchronized Instant instant() {
      return stopped != null ? stopped : wall.instant().minus(behind);
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
