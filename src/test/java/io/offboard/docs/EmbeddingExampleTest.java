package io.offboard.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.DeactivateRequest;
import io.offboard.DeactivateResult;
import io.offboard.OffboardRoutes;
import io.offboard.account.AccountResolver;
import io.offboard.account.Credential;
import io.offboard.account.IntegratedAccount;
import io.offboard.account.Secret;
import io.offboard.error.OffboardException;
import io.offboard.sandbox.SandboxOkta;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Java of README.md and docs/embedding.md, which is a copy of the parts between markers. */
class EmbeddingExampleTest {
  static final Path SOURCE = Path.of("src/test/java/io/offboard/docs/EmbeddingExampleTest.java");
  private static final UUID ACCOUNT = UUID.randomUUID();

  private final CamelContext context = new DefaultCamelContext();
  private SandboxOkta okta;

  @BeforeEach
  void startOkta() throws IOException {
    okta = SandboxOkta.start(Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    context.stop();
    okta.close();
  }

  @Test
  void the_readme_deactivates_a_user() throws Exception {
    assertEquals("deactivated", deactivate(okta.baseUri(), "sandbox-okta-token", ACCOUNT));
  }

  @Test
  void the_readme_shows_what_a_failed_call_says() throws Exception {
    assertEquals("Invalid token provided", deactivate(okta.baseUri(), "old", ACCOUNT));
  }

  @Test
  void a_larger_flow_goes_on_after_a_refusal_and_keeps_its_properties_but_no_headers()
      throws Exception {
    AccountResolver accounts = id -> okta(okta.baseUri(), apiToken("sandbox-okta-token"));
    context.getRegistry().bind("accountResolver", accounts);
    context.addRoutes(OffboardRoutes.embedded());
    context.addRoutes(new LeaverRoutes());
    context.start();
    try (var template = context.createProducerTemplate()) {
      var left =
          template.request(
              "direct:leaver", exchange -> exchange.getMessage().setBody("ada.moreno"));
      assertEquals("ada.moreno: deactivated", left.getMessage().getBody());
      assertNull(left.getMessage().getHeader("ticket"));

      var unknown = template.requestBody("direct:leaver", "nobody");
      assertTrue(unknown.toString().startsWith("nobody: 404 Not found"), unknown.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({"README.md, readme", "docs/embedding.md, larger-flow"})
  void a_document_shows_the_code_that_runs_here(String document, String region) throws IOException {
    assertEquals(MarkedCode.region(SOURCE, region), MarkedCode.shownIn(Path.of(document)).get(0));
  }

  private String deactivate(URI orgUrl, String apiToken, UUID accountId) throws Exception {
    // begin readme
    var credential = new Credential.ApiToken("SSWS", new Secret(apiToken));
    AccountResolver accounts =
        id -> new IntegratedAccount(id, "okta", orgUrl, credential, true, false);
    context.getRegistry().bind("accountResolver", accounts);
    context.addRoutes(OffboardRoutes.embedded());
    context.start();
    var request = DeactivateRequest.of(accountId, "ada.moreno@acme.example", null);
    try (var template = context.createProducerTemplate()) {
      var result = template.requestBody("direct:users.deactivate", request, DeactivateResult.class);
      return result.outcome().label();
    } catch (CamelExecutionException e) {
      return e.getCause().getMessage(); // an OffboardException: what to do, in one sentence
    }
    // end readme
  }

  // begin larger-flow
  static class LeaverRoutes extends RouteBuilder {
    @Override
    public void configure() {
      from("direct:leaver")
          .setProperty("leaver", body())
          .setHeader("ticket", constant("HR-1042"))
          .setBody(leaver -> request(leaver.getMessage().getBody(String.class)))
          .doTry()
          .to("direct:users.deactivate")
          .setBody(simple("${exchangeProperty.leaver}: ${body.outcome.label}"))
          .doCatch(OffboardException.class)
          .setBody(
              simple("${exchangeProperty.leaver}: ${exception.statusCode} ${exception.message}"))
          .end();
    }

    private static DeactivateRequest request(String login) {
      return DeactivateRequest.of(ACCOUNT, login, null);
    }
  }

  // end larger-flow

  private static IntegratedAccount okta(URI orgUrl, Credential apiToken) {
    return new IntegratedAccount(ACCOUNT, "okta", orgUrl, apiToken, true, false);
  }

  private static Credential apiToken(String token) {
    return new Credential.ApiToken("SSWS", new Secret(token));
  }
}
