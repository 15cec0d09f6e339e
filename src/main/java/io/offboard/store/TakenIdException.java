package io.offboard.store;

/** An id is taken by another leaver. */
public final class TakenIdException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int index;

  TakenIdException(int index) {
    super("The id is taken.");
    this.index = index;
  }

  /** Which of the leavers has the id, counted from 0. */
  public int index() {
    return index;
  }
}
