package io.offboard.settle;

import io.offboard.call.Call;
import io.offboard.util.Waiter;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Waits until the next attempt or read is due. */
public final class Pause implements Processor {
  private final Waiter waiter;

  /**
   * Waits.
   *
   * @param waiter lets the time pass
   */
  public Pause(Waiter waiter) {
    this.waiter = waiter;
  }

  @Override
  public void process(Exchange exchange) throws InterruptedException {
    waiter.pause(Call.of(exchange).progress().pause());
  }
}
