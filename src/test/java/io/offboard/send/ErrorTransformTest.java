package io.offboard.send;

import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.exchange;
import static io.offboard.fixture.Samples.okta;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.account.VendorHosts;
import io.offboard.call.VendorErrors;
import io.offboard.client.VendorAnswer;
import io.offboard.client.VendorRequest;
import io.offboard.client.VendorRequest.Kind;
import io.offboard.fixture.Samples;
import io.offboard.limit.RateBudgets;
import io.offboard.transform.Transforms;
import io.offboard.watch.CallMeter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vendor whose errors have their message in a place of its own. */
class ErrorTransformTest {
  private static final String ERROR = "{\"why\": \"Not now\", \"message\": \"Error 17\"}";

  @TempDir Path directory;

  @Test
  void finds_the_message_before_the_usual_places() throws IOException {
    assertEquals("Not now", message("{\"message\": .why}", 409));
  }

  @Test
  void leaves_it_to_the_usual_places_where_it_finds_none() throws IOException {
    assertEquals("Error 17", message("{\"message\": .reason}", 409));
  }

  @Test
  void hides_no_error_by_failing() throws IOException {
    assertEquals("Error 17", message("error(.why)", 409));
  }

  private String message(String transform, int status) throws IOException {
    Files.createDirectories(directory.resolve("okta"));
    Files.writeString(directory.resolve("okta/error.jslt"), transform);
    var clock = Samples.clock();
    var budgets = new RateBudgets(clock, clock::advance);
    var exchange = exchange(call(okta()));
    exchange.setProperty(
        VendorRequest.PROPERTY,
        VendorRequest.empty(Kind.READ, "GET", URI.create("https://vendor.test/x"), null));
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    exchange.getMessage().setBody(ERROR.getBytes());
    new ReadVendorAnswer(
            clock, budgets, new VendorHosts(), Transforms.load(directory), CallMeter.NONE)
        .read(exchange);
    return VendorErrors.of(exchange.getProperty(VendorAnswer.PROPERTY, VendorAnswer.class))
        .getMessage();
  }
}
