package io.offboard.blackbox;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.offboard.fixture.Service;
import io.offboard.testkit.Fault;
import io.offboard.testkit.HttpAnswer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that is traced: what its spans say, and what they do not. */
class TracesTest extends BlackBoxTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String CALLERS_SPAN = "b7ad6b7169203331";
  private static final String USER = "ada.moreno@acme.example";

  private final InMemorySpanExporter exported = InMemorySpanExporter.create();

  @Override
  Service configured(Service plain) {
    var tracer =
        SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exported))
            .build()
            .get("test");
    var propagators = ContextPropagators.create(W3CTraceContextPropagator.getInstance());
    return plain
        .with("camel.opentelemetry2.enabled", "true")
        .withBean("tracer", tracer)
        .withBean("propagators", propagators);
  }

  @BeforeEach
  void forget() {
    exported.reset();
  }

  @AfterEach
  void no_span_tells_of_a_user_and_no_vendor_hears_of_the_trace() {
    for (var span : spans()) {
      for (var word : List.of("00u1", "moreno", "p1@", "a1@", SECRET)) {
        assertFalse(span.toString().contains(word), () -> word + " in " + span);
      }
    }
    for (var request : vendor.requests()) {
      for (var header : List.of("traceparent", "tracestate", "baggage")) {
        assertEquals(List.of(), request.values(header), header);
      }
    }
  }

  @Test
  void a_call_is_one_span_with_one_below_it_for_each_request_to_the_vendor() {
    oktaDeactivates("00u1");

    send(
        post("?integrated_account_id=" + okta(), user("00u1"))
            .header("traceparent", "00-%s-%s-01".formatted(TRACE, CALLERS_SPAN))
            .header("X-Request-Id", "r1"));

    var call = span("POST /unified/user-directory/users/deactivate");
    assertEquals(TRACE, call.getTraceId());
    assertEquals(CALLERS_SPAN, call.getParentSpanId());
    assertEquals(
        attributes(
            """
            component=camel-platform-http error=false http.request.method=POST
            http.response.status_code=200 http.route=/unified/user-directory/users/deactivate
            offboard.integration=okta offboard.operation=deactivate offboard.outcome=deactivated
            offboard.request_id=r1 op=EVENT_RECEIVED
            """),
        attributes(call));
    var requests = spans().stream().filter(span -> span != call).toList();
    assertEquals(
        List.of("okta read", "okta deactivate", "okta read"),
        requests.stream().map(SpanData::getName).toList());
    requests.forEach(request -> assertEquals(call.getSpanId(), request.getParentSpanId()));
    assertEquals(
        attributes(
            """
            component=camel-http error=false http.request.method=POST
            http.response.status_code=200 offboard.integration=okta offboard.kind=deactivate
            op=EVENT_SENT server.address=127.0.0.1
            """),
        attributes(span("okta deactivate")));
  }

  @Test
  void a_request_for_an_access_token_is_part_of_the_trace() {
    vendor
        .expect("POST", "/v1/people/offboard")
        .answer(200, "{\"results\":[{\"id\":\"p1\",\"status\":\"SUCCESS\"}]}");

    deactivate(vanta("confirm: false"), "&actor=a1", user("p1"));

    var call = span("POST /unified/user-directory/users/deactivate");
    assertEquals(call.getSpanId(), span("vanta token").getParentSpanId());
    assertEquals(call.getSpanId(), span("vanta deactivate").getParentSpanId());
    assertEquals(3, spans().size());
  }

  @Test
  void a_look_up_by_address_and_its_failure_tell_nothing_of_the_address() {
    vendor.respond(
        request ->
            request.target().startsWith("/api/v1/users?search=")
                ? HttpAnswer.of(500, "{\"errorSummary\":\"" + USER + "\"}")
                : background(request));

    deactivate(okta(), "{\"email\":\"" + USER + "\"}");

    assertEquals("500", attributes(span("okta read")).get("http.response.status_code"));
    assertEquals("true", attributes(span("okta read")).get("error"));
  }

  @Test
  void a_user_who_is_read_is_in_no_name() {
    vendor.expect("GET", "/api/v1/users/ada.moreno%40acme.example").answer(404, "{}");

    var path = "/unified/user-directory/users/" + USER + "?integrated_account_id=" + okta();
    send(HttpRequest.newBuilder(service.uri(path)).header("Authorization", "Bearer " + API_TOKEN));

    var call = span("GET /unified/user-directory/users/{id}");
    assertEquals("/unified/user-directory/users/{id}", attributes(call).get("http.route"));
    assertEquals("404", attributes(span("okta read")).get("http.response.status_code"));
  }

  @Test
  void a_request_without_an_answer_tells_why() {
    vendor.expect("POST", "/api/v1/users/00u1/lifecycle/deactivate").answer(Fault.close());
    vendor.expect("GET", "/api/v1/users/00u1").answer(200, "{\"status\":\"DEPROVISIONED\"}");

    deactivate(okta(), user("00u1"));

    assertEquals("no_answer", attributes(span("okta deactivate")).get("error.type"));
  }

  @Test
  void a_stranger_is_a_span_of_its_own() {
    send(service.request("?integrated_account_id=x").method(USER.replace("@", ""), noBody()));

    var call = span("_OTHER /unified/user-directory/users/deactivate");
    assertEquals("405", attributes(call).get("http.response.status_code"));
    assertEquals("0000000000000000", call.getParentSpanId());
  }

  private static BodyPublisher noBody() {
    return BodyPublishers.noBody();
  }

  /** In the order of their ends. */
  private List<SpanData> spans() {
    return exported.getFinishedSpanItems();
  }

  private SpanData span(String name) {
    return spans().stream()
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in " + spans()));
  }

  private static Map<String, String> attributes(SpanData span) {
    return span.getAttributes().asMap().entrySet().stream()
        .collect(toMap(one -> one.getKey().getKey(), one -> one.getValue().toString()));
  }

  private static Map<String, String> attributes(String text) {
    var attributes = new TreeMap<String, String>();
    for (var one : text.strip().split("\\s+")) {
      var parts = one.split("=", 2);
      attributes.put(parts[0], parts[1]);
    }
    return attributes;
  }
}
