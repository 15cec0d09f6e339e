package io.offboard.testkit;

import java.time.Duration;
import java.util.Arrays;

/** Ways in which a vendor that has read a request fails to answer it well. */
public final class Fault {
  private Fault() {}

  /**
   * Closes the connection without an answer.
   *
   * @return the fault
   */
  public static Answer close() {
    return Wire::close;
  }

  /**
   * Breaks the connection off (RST) without an answer.
   *
   * @return the fault
   */
  public static Answer reset() {
    return Wire::reset;
  }

  /**
   * Sends the first half of the status line and headers, then closes.
   *
   * @param answer the answer that is cut off
   * @return the fault
   */
  public static Answer cutInHeaders(HttpAnswer answer) {
    return wire -> {
      wire.write(firstHalf(answer.head()));
      wire.close();
    };
  }

  /**
   * Sends all headers and the first half of the body, then closes.
   *
   * @param answer the answer that is cut off
   * @return the fault
   * @throws IllegalArgumentException if the answer has no body
   */
  public static Answer cutInBody(HttpAnswer answer) {
    if (answer.body().length == 0) {
      throw new IllegalArgumentException("an answer without a body cannot be cut in it");
    }
    return wire -> {
      wire.write(answer.head());
      wire.write(firstHalf(answer.body()));
      wire.close();
    };
  }

  /**
   * Sends the answer byte by byte, until it is whole, the other side closes, or the vendor is reset
   * or closed.
   *
   * @param answer the answer
   * @param pause the time before each byte
   * @return the fault
   */
  public static Answer drip(HttpAnswer answer, Duration pause) {
    return wire -> {
      for (var part : new byte[][] {answer.head(), answer.body()}) {
        for (var next : part) {
          wire.pause(pause);
          wire.write(new byte[] {next});
        }
      }
    };
  }

  /**
   * Answers well and promises to keep the connection, but closes it at once. {@link
   * ScriptedVendor#openConnections} tells when that is done.
   *
   * @param answer the answer
   * @return the fault
   */
  public static Answer staleKeepAlive(HttpAnswer answer) {
    return wire -> {
      answer.header("Connection", "keep-alive").send(wire);
      wire.close();
    };
  }

  private static byte[] firstHalf(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }
}
