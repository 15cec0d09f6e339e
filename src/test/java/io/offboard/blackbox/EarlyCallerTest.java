package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.fixture.Service;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.CamelContextRoutesStartingEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The port opens before the routes are there: whoever calls then is told to come again. */
class EarlyCallerTest {
  private final Service service = new Service();
  private final List<Reply> early = new ArrayList<>();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void a_call_during_the_start_is_refused_for_a_second() {
    service.withBean("earlyCaller", new EarlyCaller()).start();

    var reply = early.get(0);
    assertEquals(503, reply.status(), reply::toString);
    assertEquals("1", reply.header("Retry-After"));
    assertEquals("application/json", reply.header("Content-Type"));
    assertEquals("Service Unavailable", reply.json().path("error").asText());
    assertEquals(
        "Repeat the call in a second: the service is starting.",
        reply.json().path("message").asText());
    assertEquals(401, call().status());
  }

  private Reply call() {
    return new Reply(service.send(service.request("").POST(BodyPublishers.ofString("{}"))));
  }

  /** Calls when the services run, and before any route does. */
  private final class EarlyCaller extends SimpleEventNotifierSupport {
    @Override
    public boolean isEnabled(CamelEvent event) {
      return event instanceof CamelContextRoutesStartingEvent;
    }

    @Override
    public void notify(CamelEvent event) {
      early.add(call());
    }
  }
}
