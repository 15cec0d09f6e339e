package io.offboard.examples.employee;

import static io.offboard.examples.employee.Flow.event;
import static io.offboard.examples.employee.Flow.files;
import static io.offboard.examples.employee.Flow.oktaUser;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.spi.InterceptStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Termination events from a queue, with the settings of config/queue.properties. */
class QueueTest {
  private static final String QUEUE = "leavers";
  private static final String USER = oktaUser("ada");

  @TempDir Path directory;
  private FakeVendors vendors;
  private Broker broker;

  @BeforeEach
  void start_vendors_and_broker() throws Exception {
    vendors = new FakeVendors();
    broker = new Broker();
  }

  @AfterEach
  void stop_vendors_and_broker() throws Exception {
    vendors.close();
    broker.stop();
  }

  @Test
  void an_event_from_the_queue_is_reported() throws Exception {
    try (var flow = flow().start()) {
      broker.send(QUEUE, event("hr-1", USER, "p1"));

      assertEquals("complete", flow.report("hr-1").path("result").asText());

      await().atMost(Flow.PATIENCE).until(() -> broker.waiting(QUEUE) == 0);
    }
  }

  @Test
  void a_message_that_is_delivered_again_is_reported_once() throws Exception {
    var deliveries = new AtomicInteger();
    InterceptStrategy loseTheFirstCommit =
        (context, node, target, next) ->
            exchange -> {
              target.process(exchange);
              if (node.getId().equals("queue-to-inbox") && deliveries.incrementAndGet() == 1) {
                await().atMost(Flow.PATIENCE).until(() -> files(directory, "reports").size() == 1);
                exchange.setException(new IllegalStateException("the commit is lost"));
              }
            };
    try (var flow = flow().with(loseTheFirstCommit).start()) {
      broker.send(QUEUE, event("hr-1", USER, "p1"));

      flow.files("duplicates", 1);

      assertEquals(2, deliveries.get());
      assertEquals(1, vendors.calls("POST /v1/people/offboard"));
      await().atMost(Flow.PATIENCE).until(() -> broker.waiting(QUEUE) == 0);
    }
  }

  @Test
  void a_message_that_is_no_event_is_rejected_like_a_file() throws Exception {
    try (var flow = flow().start()) {
      broker.send(QUEUE, "no event");

      var rejected = flow.files("rejected", 2);

      assertEquals("no event", Files.readString(rejected.get(0)));
    }
  }

  private Flow flow() throws Exception {
    var flow = new Flow(directory, Flow.settings(directory, vendors));
    broker.settings(QUEUE).forEach(flow::with);
    return flow.withFile("config/queue.properties");
  }
}
