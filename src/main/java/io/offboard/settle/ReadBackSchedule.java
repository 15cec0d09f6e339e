package io.offboard.settle;

import io.offboard.call.Call;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When the user is read: at once, then ever more seldom, and when the confirm window ends. */
public final class ReadBackSchedule {
  private static final List<Duration> PAUSES =
      List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));

  private final Clock clock;
  private final Duration confirmWindow;

  /**
   * Schedules.
   *
   * @param clock tells the time
   * @param confirmWindow how long a proof is waited for
   */
  public ReadBackSchedule(Clock clock, Duration confirmWindow) {
    this.clock = clock;
    this.confirmWindow = confirmWindow;
  }

  /** The first read is due now. */
  void begin(Call call) {
    call.progress().readUntil(end(call), clock.instant());
  }

  /** The next read is due after a pause. */
  void readAfter(Duration pause, Call call) {
    call.progress().readAfter(pause, clock.instant());
  }

  /** When the last read is due, of those that begin now. */
  Instant end(Call call) {
    var left = call.deadline().left();
    return clock.instant().plus(left.compareTo(confirmWindow) < 0 ? left : confirmWindow);
  }

  /** The time until an instant; negative if it is over. */
  Duration until(Instant end) {
    return Duration.between(clock.instant(), end);
  }

  /** Whether there is another read, and if so, when. */
  boolean again(Call call) {
    var progress = call.progress();
    if (isOver(call) || call.deadline().left().isZero() || !progress.evidence().mayChange()) {
      return false;
    }
    var left = until(progress.readingEnds());
    var untilEnd = left.isNegative() ? Duration.ZERO : left;
    readAfter(pause(progress.readBacks() - 1, untilEnd), call);
    return true;
  }

  /**
   * The pause after a number of reads; {@code untilEnd} for the last, which no pause goes beyond.
   */
  static Duration pause(int number, Duration untilEnd) {
    var pause = number < PAUSES.size() ? PAUSES.get(number) : untilEnd;
    return pause.compareTo(untilEnd) < 0 ? pause : untilEnd;
  }

  /** Whether the last read was made when the confirm window ended: a slow one may be older. */
  boolean isOver(Call call) {
    return !call.progress().readDue().isBefore(call.progress().readingEnds());
  }

  /**
   * Whether the last read was made when the whole confirm window had passed: one that the deadline
   * cuts off shows nothing of what the vendor may still be doing.
   */
  boolean isWholeWindowOver(Call call) {
    var left = call.deadline().left();
    return isOver(call)
        && !left.isZero()
        && call.progress().readingEnds().isBefore(clock.instant().plus(left));
  }
}
