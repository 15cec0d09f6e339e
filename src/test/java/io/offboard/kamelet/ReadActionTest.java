package io.offboard.kamelet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.DeactivateRequest;
import io.offboard.QueryParameter;
import io.offboard.error.InvalidRequestException;
import io.offboard.fixture.Samples;
import io.offboard.util.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadActionTest {
  private static final String TEXT = "{\"user_id\": \"josé\"}";
  private static final byte[] BYTES = TEXT.getBytes(StandardCharsets.UTF_8);

  private final DefaultCamelContext context = new DefaultCamelContext();
  private final ReadAction action = new ReadAction();

  static Stream<Object> bodies() throws Exception {
    return Stream.of(
        TEXT, BYTES, new ByteArrayInputStream(BYTES), Map.of("user_id", "josé"), Json.read(TEXT));
  }

  @BeforeEach
  void start() {
    action.getQuery().put("integrated_account_id", Samples.OKTA_ID.toString());
    context.start();
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void the_body_is_json_in_any_of_its_forms(Object body) {
    assertEquals(DeactivateRequest.of(Samples.OKTA_ID, "josé", null), read(body));
  }

  @Test
  void without_a_body_the_user_is_not_given() {
    assertNull(read(null).userId());
  }

  @Test
  void a_body_that_is_no_json_is_refused() {
    assertRefused(new Object(), "as a Map or as a JsonNode");
    assertRefused(Map.of("user_id", new Object()), "as a Map or as a JsonNode");
    assertRefused("ada", "one valid JSON object");
  }

  @Test
  void parameters_are_encoded_before_they_are_read() {
    action.getQuery().put("actor", "a&integrated_account_id=b é");

    assertEquals("a&integrated_account_id=b é", read(TEXT).actor());
  }

  @Test
  void the_remote_query_keeps_its_names_and_its_order() {
    action.setRemoteQuery("sendEmail=true&by[mail]=a%26b&actor=mallory");

    assertEquals(
        List.of(
            new QueryParameter("sendEmail", "true"),
            new QueryParameter("by[mail]", "a&b"),
            new QueryParameter("actor", "mallory")),
        read(TEXT).remoteQuery());
    assertNull(read(TEXT).actor());
  }

  private void assertRefused(Object body, String words) {
    var error = assertThrows(InvalidRequestException.class, () -> read(body));

    assertTrue(error.getMessage().contains(words), error.getMessage());
  }

  private DeactivateRequest read(Object body) {
    Exchange exchange = new DefaultExchange(context);
    exchange.getMessage().setBody(body);
    action.process(exchange);
    return (DeactivateRequest) exchange.getMessage().getBody();
  }
}
