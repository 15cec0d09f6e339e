package io.offboard.testkit;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The vendor's end of a connection, as an {@link Answer} sees it. */
public final class Wire {
  private final Socket socket;
  private final CompletableFuture<Void> end;

  Wire(Socket socket, CompletableFuture<Void> end) {
    this.socket = socket;
    this.end = end;
  }

  /**
   * Sends bytes at once.
   *
   * @param bytes what to send
   * @throws IOException if the other side has gone
   */
  public void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /**
   * Ends the connection in the orderly way (FIN).
   *
   * @throws IOException if that fails
   */
  public void close() throws IOException {
    socket.close();
  }

  /**
   * Breaks the connection off (RST).
   *
   * @throws IOException if that fails
   */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /**
   * Waits for something that the test decides.
   *
   * @param event what to wait for
   * @throws IOException if the vendor is reset or closed before or meanwhile
   */
  public void await(CompletableFuture<?> event) throws IOException {
    CompletableFuture.anyOf(event, end).join();
    if (end.isDone()) {
      throw new EOFException("the vendor was reset or closed");
    }
  }

  /**
   * Waits for a time.
   *
   * @param time how long, to the microsecond
   * @throws IOException if the vendor is reset or closed before or meanwhile
   */
  public void pause(Duration time) throws IOException {
    var micros = TimeUnit.MICROSECONDS.convert(time);
    await(new CompletableFuture<>().completeOnTimeout(null, micros, TimeUnit.MICROSECONDS));
  }
}
