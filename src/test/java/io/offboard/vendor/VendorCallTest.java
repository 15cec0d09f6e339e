package io.offboard.vendor;

import static io.offboard.testkit.Samples.call;
import static io.offboard.testkit.Samples.exchange;
import static io.offboard.testkit.Samples.json;
import static io.offboard.testkit.Samples.object;
import static io.offboard.testkit.Samples.okta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.DeactivateRequest;
import io.offboard.Deactivation;
import io.offboard.QueryParameter;
import io.offboard.ResponseFormat;
import io.offboard.error.InvalidRequestException;
import io.offboard.testkit.Samples;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class VendorCallTest {
  private static final String PATH = "/api/v1/users/{user_id}/lifecycle/deactivate";

  private final VendorCall vendorCall = new VendorCall();

  @Test
  void a_user_goes_into_the_path_as_one_segment() {
    var call = call(okta());
    call.setUserId("a+b@x.com %2F");

    assertEquals(
        new VendorRequest(
            "GET",
            URI.create("https://vendor.test/api/v1/users/a%2Bb%40x.com%20%252F"),
            null,
            null),
        request(call, exchange -> vendorCall.get("/api/v1/users/{user_id}", exchange)));
  }

  @Test
  void a_user_who_could_leave_the_path_is_refused() {
    var call = call(okta());
    call.setUserId("../groups");

    assertThrows(InvalidRequestException.class, () -> vendorCall.post(PATH, exchange(call)));
  }

  @Test
  void a_path_without_a_user_needs_none() {
    var call = call(okta());
    call.setUserId(null);

    assertEquals(
        URI.create("https://vendor.test/v1/people"),
        request(call, exchange -> vendorCall.get("/v1/people", exchange)).uri());
  }

  @Test
  void the_deactivate_call_is_a_post_without_a_body_of_its_own() {
    assertEquals(
        new VendorRequest(
            "POST",
            URI.create("https://vendor.test/api/v1/users/u1/lifecycle/deactivate"),
            null,
            null),
        request(call(okta()), exchange -> vendorCall.post(PATH, exchange)));
  }

  @Test
  void the_deactivate_call_takes_the_callers_query_and_data_along() {
    var request =
        new DeactivateRequest(
            Samples.OKTA_ID,
            "u1",
            null,
            object("{'note': 'x'}"),
            List.of(new QueryParameter("sendEmail", "true"), new QueryParameter("a[b]", "c d")),
            ResponseFormat.UNIFIED,
            false,
            List.of());

    var made = request(call(okta(), request), exchange -> vendorCall.post(PATH, exchange));

    assertEquals("sendEmail=true&a%5Bb%5D=c%20d", made.rawQuery());
    assertEquals(json("{'note': 'x'}"), made.body());
  }

  @Test
  void a_read_takes_neither_along() {
    var request =
        new DeactivateRequest(
            Samples.OKTA_ID,
            "u1",
            null,
            object("{'note': 'x'}"),
            List.of(new QueryParameter("sendEmail", "true")),
            ResponseFormat.UNIFIED,
            false,
            List.of());

    var made = request(call(okta(), request), exchange -> vendorCall.get(PATH, exchange));

    assertEquals(null, made.rawQuery());
    assertEquals(null, made.body());
  }

  @Test
  void deactivate_calls_are_counted_and_reads_are_not() {
    var call = call(okta());

    vendorCall.post(PATH, exchange(call));
    vendorCall.get(PATH, exchange(call));

    assertEquals(1, call.attempts());
  }

  private static VendorRequest request(Deactivation call, Consumer<Exchange> step) {
    var exchange = exchange(call);
    step.accept(exchange);
    return exchange.getProperty(VendorCall.REQUEST, VendorRequest.class);
  }
}
