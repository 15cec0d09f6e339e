package io.offboard.account;

import static io.offboard.account.AccountReading.assertMisconfigured;
import static io.offboard.account.AccountReading.entry;
import static io.offboard.account.AccountReading.read;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.offboard.account.Credential.PrivateKeyJwt;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An Okta account whose calls are authorized by a service app of the org. */
class OktaServiceAppTest {
  private static final ECKey JWK = jwk();
  private static final String KEY = "private_key: '" + JWK.toJSONString() + "'";

  @Test
  void gets_its_token_from_the_org_itself() throws JOSEException {
    var client = client("client_id: 0oa1, " + KEY);

    assertEquals(URI.create("https://acme.okta.com/oauth2/v1/token"), client.tokenUrl());
    assertEquals("0oa1", client.clientId());
    assertEquals(JWK.toECPrivateKey(), client.key().key());
  }

  @Test
  void asks_for_the_scopes_that_it_needs() {
    assertEquals("okta.users.manage okta.users.read", client("client_id: 0oa1, " + KEY).scope());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[a, b]", "a b", "[ 'a b' ]"})
  void may_ask_for_others_as_a_list_or_as_words(String scopes) {
    assertEquals("a b", client("client_id: 0oa1, scopes: " + scopes + ", " + KEY).scope());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "['']", "[' ']", "['', '']"})
  void does_not_ask_for_the_empty_scope(String scopes) {
    assertMisconfigured(
        "scopes", "is empty", okta("client_id: 0oa1, scopes: " + scopes + ", " + KEY));
  }

  @Test
  void its_key_is_named_by_the_jwk_or_by_the_account() {
    assertEquals("k1", client("client_id: 0oa1, " + KEY).key().id());
    assertEquals("k2", client("client_id: 0oa1, key_id: k2, " + KEY).key().id());
  }

  @Test
  void its_key_needs_a_name() {
    var nameless = new ECKey.Builder(JWK).keyID(null).build().toJSONString();

    assertMisconfigured(
        "key_id", "is missing", okta("client_id: 0oa1, private_key: '" + nameless + "'"));
  }

  @Test
  void its_key_is_a_key() {
    assertMisconfigured(
        "private_key",
        "is no PEM that begins with -----BEGIN PRIVATE KEY----- (PKCS#8, not encrypted)",
        okta("client_id: 0oa1, key_id: k1, private_key: s3cret"));
  }

  @Test
  void its_client_id_and_key_are_required() {
    assertMisconfigured("client_id", "is missing", okta(KEY));
    assertMisconfigured("private_key", "is missing", okta("client_id: 0oa1"));
  }

  @Test
  void is_given_instead_of_a_token() {
    assertMisconfigured(
        "api_token",
        "or oauth has to be given, one of the two",
        okta("client_id: 0oa1, " + KEY).replace("context: {", "context: { api_token: s3cret,"));
  }

  @Test
  void is_a_map_of_settings() {
    assertMisconfigured(
        "oauth", "is not a map of settings", entry("okta", "subdomain: acme, oauth: s3cret"));
  }

  @Test
  void its_misspelt_settings_are_refused() {
    assertMisconfigured(
        "client_secret",
        "is no known setting",
        okta("client_id: 0oa1, client_secret: s3cret, " + KEY));
  }

  private static PrivateKeyJwt client(String oauth) {
    return (PrivateKeyJwt) read(okta(oauth)).credential();
  }

  private static String okta(String oauth) {
    return entry("okta", "subdomain: acme, oauth: { " + oauth + " }");
  }

  private static ECKey jwk() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
