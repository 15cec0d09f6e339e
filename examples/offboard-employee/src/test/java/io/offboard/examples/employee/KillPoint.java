package io.offboard.examples.employee;

import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** The flow as a process that stands still at one point, says so, and waits to be killed. */
final class KillPoint implements InterceptStrategy {
  static final String AT = "AT ";

  /** Behind a route's last node, before what it came from (a file, a message) is let go. */
  static final String END_OF = "end of ";

  private final String point;

  private KillPoint(String point) {
    this.point = point;
  }

  /**
   * Runs the flow.
   *
   * @param args the point: a node's id, or {@link #END_OF} and a route's id
   */
  public static void main(String[] args) throws Exception {
    var main = OffboardEmployee.flow();
    main.setPropertyPlaceholderLocations(
        "classpath:application.properties,file:config/queue.properties");
    main.bind("killPoint", new KillPoint(args[0]));
    main.run();
  }

  @Override
  public Processor wrapProcessorInInterceptors(
      CamelContext context, NamedNode node, Processor target, Processor next) {
    return new DelegateAsyncProcessor(
        exchange -> {
          if (node.getId().equals(point)) {
            standStill();
          }
          if (point.equals(END_OF + exchange.getFromRouteId())) {
            exchange.getExchangeExtension().addOnCompletion(new StandStillAtTheEnd());
          }
          target.process(exchange);
        });
  }

  private void standStill() {
    System.out.println(AT + point);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs before Camel's own completion of the file or message, which was there first. */
  private final class StandStillAtTheEnd extends SynchronizationAdapter {
    @Override
    public void onDone(Exchange exchange) {
      standStill();
    }
  }
}
