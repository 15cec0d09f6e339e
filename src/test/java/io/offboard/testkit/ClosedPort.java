package io.offboard.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A loopback port that refuses connections. It is kept from other programs until closed. */
public final class ClosedPort implements AutoCloseable {
  private final Socket bound = new Socket();
  private final int number;

  /**
   * Takes a free port.
   *
   * @throws IOException if there is none
   */
  public ClosedPort() throws IOException {
    // Bound but not listening: the system refuses connections and gives the port to nobody else.
    bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    number = bound.getLocalPort();
  }

  /**
   * The port's number.
   *
   * @return 1 to 65535
   */
  public int number() {
    return number;
  }

  /**
   * The address of the server that is not there.
   *
   * @return scheme, host and port, without a slash at the end
   */
  public String url() {
    return "http://%s:%d".formatted(InetAddress.getLoopbackAddress().getHostAddress(), number);
  }

  /** Frees the port, for example for a {@link ScriptedVendor} that comes up late. */
  @Override
  public void close() throws IOException {
    bound.close();
  }
}
