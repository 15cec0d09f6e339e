package io.offboard.store;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How far a leaver has come. */
public enum LeaverState {
  /** To begin later. In the store it is as running. */
  SCHEDULED,
  /** At least one step is open. */
  RUNNING,
  /** No step is open, and nobody has to look after one. */
  COMPLETE,
  /** No step is open, and at least one failed or was given up. */
  NEEDS_ATTENTION,
  /** Called off; what is done stays done. */
  CANCELLED;

  /** The word in answers and in the store, in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The state with a label.
   *
   * @param label in lower case
   * @return empty if there is none
   */
  public static Optional<LeaverState> of(String label) {
    return Stream.of(values()).filter(state -> state.label().equals(label)).findFirst();
  }
}
