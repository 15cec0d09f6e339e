package io.offboard.account;

import static io.offboard.account.AccountReading.ID;
import static io.offboard.account.AccountReading.assertMisconfigured;
import static io.offboard.account.AccountReading.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.offboard.fixture.LoggedLines;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountReaderTest {

  @Test
  void an_integration_without_a_route_is_read_as_it_stands_and_reported() {
    try (var log = new LoggedLines(AccountReader.class)) {
      var account = read("integration: acme\ncontext: { api_key: s3cret }");

      assertEquals(ID, account.id());
      assertEquals("acme", account.integration());
      assertNull(account.credential());
      assertEquals(
          List.of(
              "ERROR Integrated account %s cannot be called: no integration 'acme' is built"
                  .formatted(ID)),
          log.all());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"context: {}", "integration:", "integration: null"})
  void an_integration_is_required(String entry) {
    assertMisconfigured("integration", "is missing", entry);
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "'  '"})
  void an_integration_is_not_empty(String integration) {
    assertMisconfigured("integration", "is empty", "integration: " + integration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[okta]", "{ name: okta }", "1", "true"})
  void an_integration_is_a_text(String integration) {
    assertMisconfigured(
        "integration", "is not a text, put it in quotes", "integration: " + integration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cret", "[ { api_token: s3cret } ]", "''"})
  void the_context_is_a_map(String context) {
    assertMisconfigured(
        "context", "is not a map of settings", "integration: okta\ncontext: " + context);
  }

  @Test
  void a_missing_context_is_one_without_settings() {
    assertMisconfigured(
        "org_url", "or subdomain has to be given, one of the two", "integration: okta");
  }

  @Test
  void a_setting_beside_the_context_is_refused() {
    assertMisconfigured(
        "api_token", "is no known setting", "integration: okta\napi_token: s3cret\ncontext: {}");
  }
}
