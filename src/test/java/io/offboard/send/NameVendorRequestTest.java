package io.offboard.send;

import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.exchange;
import static io.offboard.fixture.Samples.object;
import static io.offboard.fixture.Samples.okta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.DeactivateRequest;
import io.offboard.QueryParameter;
import io.offboard.ResponseFormat;
import io.offboard.call.Call;
import io.offboard.client.VendorRequest;
import io.offboard.client.VendorRequest.Kind;
import io.offboard.error.InvalidRequestException;
import io.offboard.fixture.Samples;
import io.offboard.transform.Transforms;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class NameVendorRequestTest {
  private static final String DEACTIVATE = "POST /api/v1/users/{user_id}/lifecycle/deactivate";

  private static final DeactivateRequest FULL =
      new DeactivateRequest(
          Samples.OKTA_ID,
          "u1",
          null,
          object("{'note': 'é'}"),
          List.of(new QueryParameter("sendEmail", "true"), new QueryParameter("a[b]", "c d")),
          ResponseFormat.UNIFIED,
          false,
          List.of());

  private final NameVendorRequest vendorCall = new NameVendorRequest(Transforms.load(null));

  @Test
  void a_user_goes_into_the_path_as_one_segment() {
    var call = call(okta());
    call.setUserId("a+b@x.com %2F");

    var request = made(call, exchange -> vendorCall.read("/api/v1/users/{user_id}", exchange));

    assertEquals(
        URI.create("https://vendor.test/api/v1/users/a%2Bb%40x.com%20%252F"), request.uri());
  }

  @Test
  void a_user_who_could_leave_the_path_is_refused() {
    var call = call(okta());
    call.setUserId("../groups");

    assertThrows(
        InvalidRequestException.class, () -> vendorCall.deactivate(DEACTIVATE, exchange(call)));
  }

  @Test
  void a_path_without_a_user_needs_none() {
    var call = call(okta());
    call.setUserId(null);

    assertEquals(
        URI.create("https://vendor.test/v1/people"),
        made(call, exchange -> vendorCall.read("/v1/people", exchange)).uri());
  }

  @Test
  void the_deactivate_call_is_a_post_without_a_body_of_its_own() {
    var call = call(okta());

    var request = made(call, exchange -> vendorCall.deactivate(DEACTIVATE, exchange));

    assertEquals(
        VendorRequest.empty(
            Kind.DEACTIVATE,
            "POST",
            URI.create("https://vendor.test/api/v1/users/u1/lifecycle/deactivate"),
            null),
        request);
  }

  @Test
  void the_deactivate_call_takes_the_callers_query_and_data_along() {
    var request = made(call(okta(), FULL), exchange -> vendorCall.deactivate(DEACTIVATE, exchange));

    assertEquals("sendEmail=true&a%5Bb%5D=c%20d", request.rawQuery());
    assertEquals("application/json", request.contentType());
    assertEquals("{\"note\":\"é\"}", new String(request.content(), StandardCharsets.UTF_8));
  }

  @Test
  void a_read_is_a_get_that_takes_neither_along() {
    var request = made(call(okta(), FULL), exchange -> vendorCall.read("/x", exchange));

    assertEquals(
        VendorRequest.empty(Kind.READ, "GET", URI.create("https://vendor.test/x"), null), request);
  }

  @Test
  void ending_sessions_is_a_delete_that_takes_neither_along() {
    var request =
        made(
            call(okta(), FULL),
            exchange -> vendorCall.revoke("/users/{user_id}/sessions", "all=true", exchange));

    assertEquals(
        VendorRequest.empty(
            Kind.REVOKE, "DELETE", URI.create("https://vendor.test/users/u1/sessions"), "all=true"),
        request);
  }

  private static VendorRequest made(Call call, Consumer<Exchange> step) {
    var exchange = exchange(call);
    step.accept(exchange);
    return exchange.getProperty(VendorRequest.PROPERTY, VendorRequest.class);
  }
}
