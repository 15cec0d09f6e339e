package io.offboard.leaver;

import io.offboard.error.OffboardException;
import io.offboard.limit.Pace;
import io.offboard.store.StepState;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.apache.camel.Exchange;

/** Says in a route what an attempt makes of its step: {@code leaverJudge.becomes('DONE')}. */
public final class LeaverJudge {
  /** Repeats that were put off together do not come together: each up to so much later. */
  private static final double JITTER = 0.1;

  private static final long SOON = 1;

  /** A vendor that asks for more may be mistaken. */
  private static final long LONGEST = Duration.ofDays(1).toSeconds();

  private final Clock clock;
  private final Pace pace;
  private final DoubleSupplier random;

  /**
   * Judges.
   *
   * @param clock tells the time
   * @param pace says when an account may be asked again
   * @param random numbers from 0 to 1
   */
  public LeaverJudge(Clock clock, Pace pace, DoubleSupplier random) {
    this.clock = clock;
    this.pace = pace;
    this.random = random;
  }

  /**
   * The step ends.
   *
   * @param state how
   * @param exchange the exchange
   */
  public void becomes(StepState state, Exchange exchange) {
    LeaverWork.of(exchange).becomes(state, null);
  }

  /**
   * The step is tried again: not before the vendor lets it, but once a day, whatever it says; and
   * at the end of the leaver's time at the latest, when it is given up.
   *
   * @param delays after how long, the first for the first repeat, and the last for all that follow:
   *     ISO 8601, with commas between
   * @param exchange the exchange
   */
  public void againAfter(String delays, Exchange exchange) {
    var work = LeaverWork.of(exchange);
    var all = Stream.of(delays.split(",")).map(Duration::parse).toList();
    var delay = all.get(Math.min(work.step().repeats(), all.size() - 1));
    var spread = Duration.ofMillis((long) (delay.toMillis() * JITTER * random.getAsDouble()));
    var next = clock.instant().plus(delay).plus(spread);
    var asked = clock.instant().plusSeconds(Math.min(retryAfter(work).orElse(0L), LONGEST));
    work.becomes(StepState.WAITING, work.atLatest(next.isBefore(asked) ? asked : next));
  }

  private static Optional<Long> retryAfter(LeaverWork work) {
    return Optional.ofNullable(work.error()).flatMap(OffboardException::retryAfterSeconds);
  }

  /**
   * Nothing was sent: the turn comes again when the limit is no longer in the way.
   *
   * @param exchange the exchange
   */
  public void putOff(Exchange exchange) {
    var work = LeaverWork.of(exchange);
    var wait = Duration.ofSeconds(retryAfter(work).orElse(SOON));
    work.comeAgain(pace.putOff(work.turn().account(), wait));
  }
}
