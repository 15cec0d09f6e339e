package io.offboard.store;

import java.util.UUID;

/**
 * One turn of a step. When it has passed, its task does nothing any more.
 *
 * @param leaver the leaver's id
 * @param account the step's account
 * @param number counts from 1 for each step
 */
public record Turn(String leaver, UUID account, int number) {

  /** The name of its task. */
  String task() {
    return "%s/%s/%d".formatted(leaver, account, number);
  }

  static Turn of(String task) {
    var parts = task.split("/");
    return new Turn(parts[0], UUID.fromString(parts[1]), Integer.parseInt(parts[2]));
  }
}
