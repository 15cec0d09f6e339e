package io.offboard.call;

/** What comes next in a deactivation. */
public enum Step {
  /** The call that deactivates the user. */
  ATTEMPT,
  /** A read of the user, to prove what happened. */
  READ_BACK,
  /** Nothing: the outcome is settled. */
  DONE
}
