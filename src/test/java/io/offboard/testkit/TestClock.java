package io.offboard.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that moves only when a test moves it; safe for use by many threads. */
public final class TestClock extends Clock {
  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  /**
   * A clock that stands, in UTC.
   *
   * @param start the time that it shows first
   */
  public TestClock(Instant start) {
    this(new AtomicReference<>(Objects.requireNonNull(start, "start")), ZoneOffset.UTC);
  }

  private TestClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = Objects.requireNonNull(zone, "zone");
  }

  /**
   * Puts the clock to a time, also an earlier one.
   *
   * @param time the time that it shows from now on
   */
  public void set(Instant time) {
    now.set(Objects.requireNonNull(time, "time"));
  }

  /**
   * Moves the clock.
   *
   * @param amount how far; a negative amount moves it back
   */
  public void advance(Duration amount) {
    now.updateAndGet(time -> time.plus(amount));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** {@inheritDoc} Both clocks keep showing the same time, whichever of them is moved. */
  @Override
  public TestClock withZone(ZoneId zone) {
    return new TestClock(now, zone);
  }
}
