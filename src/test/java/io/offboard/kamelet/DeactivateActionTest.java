package io.offboard.kamelet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.DeactivateRequest;
import io.offboard.OffboardRoutes;
import io.offboard.QueryParameter;
import io.offboard.ResponseFormat;
import io.offboard.error.VendorErrorException;
import io.offboard.sandbox.Sandbox;
import io.offboard.util.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kamelet in a flow, against the built-in vendors. */
class DeactivateActionTest {
  private static final String OKTA = "integratedAccountId=" + Sandbox.OKTA_ACCOUNT;
  private static final String VANTA = "integratedAccountId=" + Sandbox.VANTA_ACCOUNT;

  private final DefaultCamelContext context = new DefaultCamelContext();
  private final Sandbox sandbox = Sandbox.start(Clock.systemUTC());
  private final List<DeactivateRequest> requests = new ArrayList<>();

  @BeforeEach
  void useTheSandbox() {
    var properties = new Properties();
    properties.putAll(sandbox.properties());
    context.getPropertiesComponent().setInitialProperties(properties);
  }

  @AfterEach
  void stop() {
    context.stop();
    sandbox.close();
  }

  @Test
  void a_user_is_deactivated_and_told_as_json() throws Exception {
    start(OKTA + "&responseFormat=raw");

    var answer = send("{\"user_id\": \"ada.moreno@acme.example\"}").getMessage();

    assertEquals(
        Json.read("{\"outcome\": \"deactivated\", \"warnings\": [], \"user\": {}}"),
        Json.read(assertInstanceOf(String.class, answer.getBody())));
  }

  @Test
  void every_parameter_gets_to_the_door() throws Exception {
    start(
        VANTA
            + "&actor=65e1efde08e8478f143b0002&responseFormat=normalized&ignoreRemoteData=true"
            + "&excludeFields=phones,emails.type&remoteQuery=RAW(a=b)");

    send("{\"user_id\": \"65e1efde08e8478f143a0005\", \"remote_data\": {\"note\": \"x\"}}");

    assertEquals(
        List.of(
            new DeactivateRequest(
                UUID.fromString(Sandbox.VANTA_ACCOUNT),
                "65e1efde08e8478f143a0005",
                "65e1efde08e8478f143b0002",
                Json.MAPPER.createObjectNode().put("note", "x"),
                List.of(new QueryParameter("a", "b")),
                ResponseFormat.NORMALIZED,
                true,
                List.of("phones", "emails.type"))),
        requests);
  }

  @Test
  void an_address_gets_to_the_door() throws Exception {
    start(OKTA);

    send("{\"email\": \"ada.moreno@acme.example\"}");

    assertEquals(
        List.of(
            DeactivateRequest.byEmail(
                UUID.fromString(Sandbox.OKTA_ACCOUNT), "ada.moreno@acme.example", null)),
        requests);
  }

  @Test
  void two_uses_with_different_parameters_keep_apart() throws Exception {
    context.addRoutes(OffboardRoutes.embedded());
    watchTheDoor();
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:flow")
                .setProperty("leaver", body())
                .to(kamelet(OKTA))
                .setBody(exchangeProperty("leaver"))
                .to(kamelet(OKTA + "&responseFormat=raw"));
          }
        });
    context.start();

    send("{\"user_id\": \"ada.moreno@acme.example\"}");

    assertEquals(
        List.of(ResponseFormat.UNIFIED, ResponseFormat.RAW),
        requests.stream().map(DeactivateRequest::responseFormat).toList());
  }

  @Test
  void a_refusal_gets_to_the_calling_route_as_it_was_thrown_and_is_repeated_by_nobody()
      throws Exception {
    start(OKTA);

    var failure = send("{\"user_id\": \"nobody\"}").getException();

    assertEquals(404, assertInstanceOf(VendorErrorException.class, failure).statusCode());
    assertEquals(1, requests.size());
  }

  @Test
  void redeliveries_of_the_calling_route_begin_with_the_message_that_the_kamelet_was_given()
      throws Exception {
    context.addRoutes(OffboardRoutes.embedded());
    watchTheDoor();
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(0));
            from("direct:flow").to(kamelet(OKTA));
          }
        });
    context.start();

    var failure = send("{\"user_id\": \"nobody\"}").getException();

    assertInstanceOf(VendorErrorException.class, failure);
    assertEquals(3, requests.size());
  }

  @Test
  void a_wrong_parameter_stops_the_start() {
    var error = assertThrows(Exception.class, () -> start(OKTA + "&responseFormat=xml"));

    assertTrue(rootMessage(error).contains("as unified, raw or normalized"), rootMessage(error));
  }

  @Test
  void without_the_routes_the_start_says_what_is_missing() throws Exception {
    addFlow(OKTA);

    var error = assertThrows(Exception.class, context::start);

    assertTrue(rootMessage(error).contains("add OffboardRoutes.embedded()"), rootMessage(error));
  }

  @Test
  void a_dry_run_changes_nothing_and_tells_what_would_be_done() throws Exception {
    start(OKTA + "&dryRun=true&excludeFields=remote_data");

    var answer =
        Json.read(
            send("{\"user_id\": \"ada.moreno@acme.example\"}").getMessage().getBody(String.class));

    assertEquals(List.of(), requests);
    assertEquals("dry_run", answer.path("outcome").textValue());
    assertEquals("[]", answer.path("warnings").toString());
    assertTrue(answer.path("could_succeed").booleanValue(), answer::toString);
    assertEquals("POST", answer.at("/requests/0/method").textValue());
    assertEquals("active", answer.at("/user/status").textValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dry_run=true",
        "dryrun=true",
        "dry.run=true",
        "DryRun=true",
        "dryRun=yes",
        "dryRun=True",
        "dryRun=1",
        "dryRun="
      })
  void what_may_be_meant_as_a_dry_run_stops_the_start(String parameter) {
    var error = assertThrows(Exception.class, () -> start(OKTA + "&" + parameter));

    assertTrue(rootMessage(error).contains("dryRun"), rootMessage(error));
  }

  @Test
  void a_parameter_may_be_written_with_dashes_as_camel_has_it() throws Exception {
    start(OKTA + "&dry-run=true");

    assertEquals("dry_run", outcomeFor("ada.moreno@acme.example"));
    assertEquals(List.of(), requests);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dryRun", "dry-run"})
  void a_property_asks_for_a_dry_run_too(String name) throws Exception {
    setProperty(name);
    start(OKTA);

    assertEquals("dry_run", outcomeFor("ada.moreno@acme.example"));
    assertEquals(List.of(), requests);
  }

  @Test
  void a_misspelt_property_stops_the_start() {
    setProperty("dry_run");

    var error = assertThrows(Exception.class, () -> start(OKTA));

    assertTrue(rootMessage(error).contains("dry_run"), rootMessage(error));
  }

  @Test
  void the_options_that_camel_has_for_every_kamelet_are_none_of_ours() throws Exception {
    start(OKTA + "&bridgeErrorHandler=false&timeout=1000&block=true&lazyStartProducer=false");

    assertEquals("deactivated", outcomeFor("ada.moreno@acme.example"));
  }

  private void start(String parameters) throws Exception {
    context.addRoutes(OffboardRoutes.embedded());
    watchTheDoor();
    addFlow(parameters);
    context.start();
  }

  private void watchTheDoor() throws Exception {
    AdviceWith.adviceWith(
        context,
        "users.deactivate",
        door ->
            door.weaveAddFirst()
                .process(call -> requests.add(call.getMessage().getBody(DeactivateRequest.class))));
  }

  private void addFlow(String parameters) throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:flow").to(kamelet(parameters));
          }
        });
  }

  private static String kamelet(String parameters) {
    return "kamelet:user-directory-deactivate-action?noErrorHandler=true&" + parameters;
  }

  private Exchange send(String body) {
    return context
        .createProducerTemplate()
        .request("direct:flow", exchange -> exchange.getMessage().setBody(body));
  }

  private void setProperty(String name) {
    context
        .getPropertiesComponent()
        .addOverrideProperty("camel.kamelet.user-directory-deactivate-action." + name, "true");
  }

  private String outcomeFor(String user) throws Exception {
    var answer = send("{\"user_id\": \"" + user + "\"}").getMessage().getBody(String.class);
    return Json.read(answer).path("outcome").textValue();
  }

  private static String rootMessage(Throwable error) {
    return error.getCause() == null ? error.toString() : rootMessage(error.getCause());
  }
}
