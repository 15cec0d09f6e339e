package io.offboard.nodes;

import io.offboard.app.Application;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** The service as a process that stands still before one node of a route, and waits for its end. */
public final class StoppedNode implements InterceptStrategy {
  static final String AT = "AT ";

  private final String point;

  private StoppedNode(String point) {
    this.point = point;
  }

  /**
   * Serves.
   *
   * @param args the id of the node
   */
  public static void main(String[] args) throws Exception {
    var main = Application.service();
    main.bind("stoppedNode", new StoppedNode(args[0]));
    main.run();
  }

  @Override
  public Processor wrapProcessorInInterceptors(
      CamelContext context, NamedNode node, Processor target, Processor next) {
    return new DelegateAsyncProcessor(
        exchange -> {
          if (node.getId().equals(point)) {
            System.out.println(AT + point);
            new CountDownLatch(1).await();
          }
          target.process(exchange);
        });
  }
}
