package io.offboard.vendor;

import io.offboard.Deactivation;
import java.time.Clock;
import java.time.Duration;
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
  void begin(Deactivation call) {
    var left = call.deadline().left();
    var window = left.compareTo(confirmWindow) < 0 ? left : confirmWindow;
    call.progress().readUntil(clock.instant().plus(window));
  }

  /** Whether there is another read, and if so, when. */
  boolean again(Deactivation call) {
    var progress = call.progress();
    if (isOver(call) || !progress.evidence().mayChange()) {
      return false;
    }
    var untilEnd = Duration.between(clock.instant(), progress.readingEnds());
    var number = progress.readBacks() - 1;
    var pause = number < PAUSES.size() ? PAUSES.get(number) : untilEnd;
    progress.readAfter(pause.compareTo(untilEnd) < 0 ? pause : untilEnd);
    return true;
  }

  /** Whether the confirm window has ended. */
  boolean isOver(Deactivation call) {
    return !clock.instant().isBefore(call.progress().readingEnds());
  }
}
