package io.offboard.nodes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that goes, but is ahead of the system's. */
final class AheadClock extends Clock {
  private final AtomicReference<Duration> ahead;

  AheadClock(Duration ahead) {
    this.ahead = new AtomicReference<>(ahead);
  }

  void advance(Duration more) {
    ahead.updateAndGet(now -> now.plus(more));
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(ahead.get());
  }

  @Override
  public ZoneId getZone() {
    return Clock.systemUTC().getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
