package io.offboard.testkit;

import java.io.IOException;

/**
 * What the vendor does once it has read a request.
 *
 * @see HttpAnswer
 * @see Fault
 * @see Gate
 */
@FunctionalInterface
public interface Answer {
  /**
   * Does it. A connection that is left open serves the next request.
   *
   * @param wire the connection that the request came on
   * @throws IOException if the connection ends meanwhile
   */
  void send(Wire wire) throws IOException;
}
