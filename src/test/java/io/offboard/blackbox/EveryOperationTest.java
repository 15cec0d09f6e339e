package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.fixture.ApiDescription;
import io.offboard.fixture.Service;
import io.offboard.testkit.HttpAnswer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each operation that openapi.yaml has. */
class EveryOperationTest extends BlackBoxTest {
  private final ManagementPort port = new ManagementPort();

  @Override
  Service configured(Service plain) {
    return port.of(plain).with("offboard.max-in-flight", "1");
  }

  @BeforeEach
  void theOnePlaceIsFree() {
    port.awaitNobodyInFlight(this);
  }

  static List<String> operations() {
    return ApiDescription.operations();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void takes_nobody_without_the_right_token(String operation) {
    var refused = send(request(operation, "").header("Authorization", "Bearer wrong"));

    refused.isError(401, "api token").hasOnlyHeaders("WWW-Authenticate");
    assertEquals("Bearer", refused.header("WWW-Authenticate"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void takes_over_the_callers_name_for_the_call(String operation) {
    var named = send(request(operation, "").header("X-Request-Id", "hr-7"));

    assertEquals("hr-7", named.header("Offboard-Request-Id"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void refuses_a_query_that_cannot_be_decoded(String operation) {
    send(request(operation, "?x=%FF")).isError(400, "Percent-encode").hasOnlyHeaders();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void is_refused_while_there_are_too_many_calls(String operation) {
    var calls = new HangingCalls(this, HttpAnswer.of(200, "{}"));
    var inFlight = calls.start(1, calls.account());

    var refused = send(request(operation, ""));

    calls.end();
    HangingCalls.assertAll(200, inFlight);
    refused.isError(503, "repeat the call").hasOnlyHeaders("Retry-After");
    assertEquals("1", refused.header("Retry-After"));
  }

  private HttpRequest.Builder request(String operation, String query) {
    var parts = operation.split(" ");
    var path = parts[1].replace("{id}", "x");
    return HttpRequest.newBuilder(service.uri(path + query))
        .method(parts[0], BodyPublishers.noBody());
  }
}
