package io.offboard.sandbox;

import java.util.function.Supplier;

/** What happens to a call on its way, whatever the vendor makes of it. */
enum Trouble {
  /** Nothing: the answer arrives at once. */
  NONE,
  /** The connection drops before the vendor has done anything. */
  REQUEST_LOST,
  /** The vendor does its work, then the connection drops. */
  ANSWER_LOST,
  /** The vendor does its work at once, but the answer takes longer than most clients wait. */
  ANSWER_SLOW;

  /**
   * Makes the call, if it gets through.
   *
   * @param call what the vendor does
   * @return its answer, marked with this trouble
   */
  SandboxAnswer befall(Supplier<SandboxAnswer> call) {
    var answer = this == REQUEST_LOST ? SandboxAnswer.empty(0) : call.get();
    return answer.in(this);
  }
}
