package io.offboard.kamelet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.DeactivateRequest;
import io.offboard.OffboardRoutes;
import io.offboard.QueryParameter;
import io.offboard.account.AccountResolver;
import io.offboard.fixture.Samples;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of special characters under {@code parameters:} in a flow written in YAML. */
class YamlParametersTest {
  private static final String FLOW =
      """
      - route:
          from:
            uri: direct:flow
            steps:
              - to:
                  uri: kamelet:user-directory-deactivate-action
                  parameters:
                    integratedAccountId: %s
                    noErrorHandler: true
                    %s: "%s"
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {"a+b", "a b", "a%b", "a%26b", "a%2Bb", "a=b", "a#b", "a?b", "josé", "a)b"})
  void a_text_without_ampersand_arrives_as_it_is(String text) throws Exception {
    assertEquals(text, request("actor", text).actor());
    assertEquals(text, request("actor", "RAW{" + text + "}").actor());
    assertEquals(List.of(text), request("excludeFields", text).excludeFields());
  }

  @Test
  void a_raw_text_may_have_an_ampersand() throws Exception {
    assertEquals("a&actor=b", request("actor", "RAW(a&actor=b)").actor());
    assertEquals(List.of("a&b"), request("excludeFields", "RAW(a&b)").excludeFields());
    assertEquals(
        List.of(new QueryParameter("x", "1"), new QueryParameter("y", "2")),
        request("remoteQuery", "RAW(x=1&y=2)").remoteQuery());
  }

  @ParameterizedTest
  @CsvSource({"a+b, a b", "a b, a b", "a%26b, a&b", "a%2Bb, a+b", "a=b, a=b", "jos%C3%A9, josé"})
  void the_remote_query_is_decoded_once(String text, String value) throws Exception {
    var expected = List.of(new QueryParameter("x", value));

    assertEquals(expected, request("remoteQuery", "x=" + text).remoteQuery());
    assertEquals(expected, request("remoteQuery", "RAW(x=" + text + ")").remoteQuery());
  }

  @ParameterizedTest
  @CsvSource({
    "actor, a&b, no parameter b",
    "actor, a&actor=b, Give actor once",
    "remoteQuery, x=1&y=2, no parameter y",
    "remoteQuery, x=a%b, Percent-encode",
    "remoteQuery, x=josé, Percent-encode"
  })
  void what_would_be_misread_stops_the_start(String name, String text, String words) {
    Throwable error = assertThrows(Exception.class, () -> request(name, text));
    while (error.getCause() != null) {
      error = error.getCause();
    }

    assertTrue(error.getMessage().contains(words), error.getMessage());
  }

  private static DeactivateRequest request(String name, String text) throws Exception {
    try (var context = new DefaultCamelContext()) {
      context.getRegistry().bind("accountResolver", (AccountResolver) id -> Samples.okta());
      context.addRoutes(OffboardRoutes.embedded());
      var requests = new ArrayList<DeactivateRequest>();
      AdviceWith.adviceWith(
          context,
          "users.deactivate",
          door ->
              door.weaveAddFirst()
                  .process(call -> requests.add(call.getMessage().getBody(DeactivateRequest.class)))
                  .throwException(new IllegalStateException("seen enough")));
      var flow = FLOW.formatted(Samples.OKTA_ID, name, text);
      PluginHelper.getRoutesLoader(context)
          .loadRoutes(ResourceHelper.fromString("flow.camel.yaml", flow));
      context.start();
      context.createProducerTemplate().request("direct:flow", call -> {});
      return requests.get(0);
    }
  }
}
