package io.offboard.vendor;

import io.offboard.Deactivation;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Waits until the next step of a deactivation is due. */
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
    waiter.pause(Deactivation.of(exchange).progress().pause());
  }
}
