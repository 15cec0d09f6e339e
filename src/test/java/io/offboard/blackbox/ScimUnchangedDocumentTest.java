package io.offboard.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.testkit.HttpAnswer;
import org.junit.jupiter.api.Test;

/** A PUT changes nothing but {@code active}, whatever the document is like that was read. */
class ScimUnchangedDocumentTest extends BlackBoxTest {
  private static final String USER = "/scim/v2/Users/u1";
  private static final String NAMED = "{\"id\":\"u1\",\"active\":%s,\"nickName\":\"%s\"}";

  @Test
  void a_document_in_another_encoding_is_not_written_back_with_its_letters_lost() {
    var latin = NAMED.formatted(true, "Zo\u00eb").getBytes(ISO_8859_1);
    vendor.expect("GET", USER).answer(HttpAnswer.of(200, latin));

    deactivate(scim("update: put"), user("u1")).isVendorError(502, "is not in UTF-8");
  }

  @Test
  void a_dry_run_says_the_same() {
    var latin = NAMED.formatted(true, "Zo\u00eb").getBytes(ISO_8859_1);
    vendor.expect("GET", USER).answer(HttpAnswer.of(200, latin));

    deactivate(scim("update: put"), "&dry_run=true", user("u1"))
        .isVendorError(502, "is not in UTF-8");
  }

  @Test
  void the_sign_for_a_lost_letter_is_a_letter_like_any_other() {
    var shown = "Zo\uFFFD\u2028\uD83D\uDE00";
    vendor.expect("GET", USER).answer(200, NAMED.formatted(true, shown));
    vendor.expect("PUT", USER).answer(204, "");
    vendor.expect("GET", USER).answer(200, NAMED.formatted(false, shown));

    var reply = deactivate(scim("update: put"), user("u1"));

    assertEquals("deactivated", reply.outcome(), reply::toString);
    assertEquals(
        Reply.parse(NAMED.formatted(false, shown)), Reply.parse(vendor.requests().get(1).text()));
  }

  @Test
  void a_name_that_is_not_quite_active_keeps_its_value() {
    vendor.expect("GET", USER).answer(200, "{\"id\":\"u1\",\"active\\n\":\"x\"}");
    vendor.expect("PUT", USER).answer(204, "");
    vendor.expect("GET", USER).answer(200, "{\"id\":\"u1\",\"active\":false}");

    deactivate(scim("update: put"), user("u1"));

    assertEquals(
        Reply.parse("{\"id\":\"u1\",\"active\\n\":\"x\",\"active\":false}"),
        vendor.requests().get(1).json());
  }

  @Test
  void a_dry_run_shows_the_version_that_the_write_would_carry() {
    vendor
        .expect("GET", USER)
        .answer(200, "{\"id\":\"u1\",\"active\":true,\"meta\":{\"version\":\"v1\"}}");
    vendor.expect("GET", "/scim/v2/ServiceProviderConfig").answer(404, "");

    var reply = deactivate(scim("update: put"), "&dry_run=true", user("u1"));

    assertEquals("v1", reply.json().at("/requests/0/headers/If-Match").textValue());
  }
}
