package io.offboard.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.DeactivateRequest;
import io.offboard.Outcome;
import io.offboard.ResponseFormat;
import io.offboard.error.InvalidRequestException;
import io.offboard.fixture.Samples;
import io.offboard.testkit.TestClock;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class StartCallTest {
  private final TestClock clock = Samples.clock();
  private final StartCall start = new StartCall(clock, Duration.ofSeconds(25));
  private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());
  private final DeactivateRequest request = Samples.request(ResponseFormat.RAW);

  @Test
  void a_call_begins_with_its_request() {
    process(request);

    var call = Call.of(exchange);
    assertSame(request, call.request());
    assertEquals("u1", call.userId());
    assertEquals(Duration.ofSeconds(25), call.deadline().left());
  }

  @Test
  void a_call_that_has_begun_keeps_its_name_and_its_deadline() {
    start.begin(exchange, "r1");
    clock.advance(Duration.ofSeconds(1));

    process(request);

    assertEquals("r1", Call.of(exchange).requestId());
    assertEquals(Duration.ofSeconds(24), Call.of(exchange).deadline().left());
  }

  @Test
  void a_call_whose_request_was_read_before_the_door_is_the_same_call() {
    start.begin(exchange, "r1");
    Call.of(exchange).setRequest(request);

    process(request);

    assertEquals("r1", Call.of(exchange).requestId());
  }

  @Test
  void a_second_call_in_one_exchange_is_a_call_of_its_own() {
    process(request);
    var first = Call.of(exchange);
    first.setOutcome(Outcome.DEACTIVATED);
    clock.advance(Duration.ofSeconds(20));

    process(request);

    var second = Call.of(exchange);
    assertNotSame(first, second);
    assertNotEquals(first.requestId(), second.requestId());
    assertNull(second.outcome());
    assertEquals(Duration.ofSeconds(25), second.deadline().left());
  }

  @Test
  void a_body_that_is_no_request_is_refused() {
    var error = assertThrows(InvalidRequestException.class, () -> process("{}"));

    assertEquals("Send a DeactivateRequest as the message body.", error.getMessage());
    assertThrows(InvalidRequestException.class, () -> process(null));
  }

  private void process(Object body) {
    exchange.getMessage().setBody(body);
    start.process(exchange);
  }
}
