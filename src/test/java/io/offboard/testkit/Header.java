package io.offboard.testkit;

/**
 * One header line.
 *
 * @param name in the case in which it was written
 * @param value without the white space around it
 */
public record Header(String name, String value) {
  /**
   * Whether the header has a name, in whatever case.
   *
   * @param other the name asked for
   * @return true if the names are the same but for case
   */
  public boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }

  @Override
  public String toString() {
    return name + ": " + value;
  }
}
