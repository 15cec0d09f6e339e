package io.offboard.testkit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds answers back until the test opens it; one that is never opened never answers. */
public final class Gate {
  private final CompletableFuture<Void> opened = new CompletableFuture<>();
  private final AtomicInteger arrived = new AtomicInteger();

  /**
   * Puts an answer behind the gate. It is given up when the vendor is reset or closed.
   *
   * @param answer what to do once the gate is open
   * @return the held answer
   */
  public Answer hold(Answer answer) {
    return wire -> {
      arrived.incrementAndGet();
      wire.await(opened);
      answer.send(wire);
    };
  }

  /** Lets all answers through, those to come as well. */
  public void open() {
    opened.complete(null);
  }

  /**
   * How many requests have come to the gate.
   *
   * @return all that ever came, also those let through
   */
  public int arrived() {
    return arrived.get();
  }
}
