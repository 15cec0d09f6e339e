package io.offboard.kamelet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.LeaverRequest;
import io.offboard.OffboardRoutes;
import io.offboard.error.InvalidRequestException;
import io.offboard.leaver.LeaverEngine;
import io.offboard.leaver.LeaverRegister;
import io.offboard.sandbox.Sandbox;
import io.offboard.util.Json;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The kamelet that accepts leavers, in a flow, against the built-in vendors. */
class LeaverActionTest {
  private static final String LEAVER =
      "{\"id\":\"ada\",\"person\":{\"user_ids\":{\"%1$s\":\"00uactive00000000001\"}},\"accounts\":[\"%1$s\"]}"
          .formatted(Sandbox.OKTA_ACCOUNT);

  private final DefaultCamelContext context = new DefaultCamelContext();
  private final Sandbox sandbox = Sandbox.start(Clock.systemUTC());

  @BeforeEach
  void useTheSandbox() {
    var properties = new Properties();
    properties.putAll(sandbox.properties());
    properties.setProperty("offboard.store.url", "jdbc:h2:mem:" + UUID.randomUUID());
    context.getPropertiesComponent().setInitialProperties(properties);
  }

  @AfterEach
  void stop() {
    context.stop();
    sandbox.close();
  }

  @Test
  void a_leaver_is_accepted_told_as_json_and_brought_to_its_end() throws Exception {
    start("");

    var accepted = json(send(LEAVER));

    assertEquals("ada", accepted.path("id").asText());
    assertEquals("running", accepted.path("state").asText());
    var register = context.getRegistry().findSingleByType(LeaverRegister.class);
    Awaitility.await()
        .until(
            () -> {
              context.getRegistry().findSingleByType(LeaverEngine.class).look();
              return register.json(register.find("ada", null)).path("state").asText();
            },
            "complete"::equals);
  }

  @Test
  void a_request_that_a_flow_made_is_checked_at_the_doors() throws Exception {
    start("");
    var wrong = LeaverRequest.byEmail("a/b", "ada.moreno@acme.example", null);

    for (var door : List.of("direct:leavers.accept", "direct:leavers.ask")) {
      var exchange = context.createFluentProducerTemplate().to(door).withBody(wrong).send();
      var error = assertInstanceOf(InvalidRequestException.class, exchange.getException());
      assertTrue(error.getMessage().startsWith("Give id as"), error.getMessage());
    }
    var all = context.createFluentProducerTemplate().to("direct:leavers.accept-all");
    var error = all.withBody(List.of(wrong)).send().getException();
    assertTrue(error.getMessage().startsWith("Line 1: Give id as"), error.getMessage());
  }

  @Test
  void a_message_that_comes_twice_finds_what_is_there() throws Exception {
    start("");
    send(LEAVER);

    assertEquals("ada", json(send(Json.MAPPER.readValue(LEAVER, Map.class))).path("id").asText());
  }

  @Test
  void a_dry_run_accepts_nothing() throws Exception {
    start("?dryRun=true");

    var told = json(send(LEAVER));

    assertTrue(told.at("/steps/0/could_succeed").asBoolean(), told::toString);
    var register = context.getRegistry().findSingleByType(LeaverRegister.class);
    assertThrows(InvalidRequestException.class, () -> register.find("ada", null));
  }

  @Test
  void a_wrong_request_is_thrown() throws Exception {
    start("");

    var refused = send("{\"id\":\"a b\"}").getException();

    assertInstanceOf(InvalidRequestException.class, refused);
  }

  @Test
  void a_request_that_means_something_else_than_it_says_is_thrown() throws Exception {
    start("");

    for (var more : List.of("\"dry_run\":true", "\"dryRun\":true")) {
      var refused = send(LEAVER.replace("{\"id\"", "{" + more + ",\"id\"")).getException();

      assertInstanceOf(InvalidRequestException.class, refused);
      assertTrue(refused.getMessage().contains("dryRun"), refused::getMessage);
    }
    var register = context.getRegistry().findSingleByType(LeaverRegister.class);
    assertThrows(InvalidRequestException.class, () -> register.find("ada", null));
  }

  @Test
  void a_parameter_that_is_misspelt_stops_the_start() {
    assertThrows(Exception.class, () -> start("?dryrun=true"));
  }

  @Test
  void without_the_routes_the_start_says_what_is_missing() {
    var failure = assertThrows(Exception.class, () -> startWithoutRoutes(""));

    assertTrue(failure.toString().contains("OffboardRoutes.embedded()"), failure::toString);
  }

  private void start(String parameters) throws Exception {
    context.addRoutes(OffboardRoutes.embedded());
    startWithoutRoutes(parameters);
  }

  private void startWithoutRoutes(String parameters) throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:flow").to("kamelet:leaver-accept-action" + parameters);
          }
        });
    context.start();
  }

  private Exchange send(Object body) {
    return context
        .createProducerTemplate()
        .send("direct:flow", exchange -> exchange.getMessage().setBody(body));
  }

  private static JsonNode json(Exchange exchange) throws IOException {
    if (exchange.getException() != null) {
      throw new AssertionError(exchange.getException());
    }
    return Json.read(exchange.getMessage().getBody(String.class));
  }
}
