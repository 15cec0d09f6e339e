package io.offboard.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import org.junit.jupiter.api.Test;

class SecretTest {
  private final Secret secret = new Secret("s3cret");

  @Test
  void prints_as_a_mask() {
    assertEquals("***", secret.toString());
  }

  @Test
  void prints_as_a_mask_inside_a_credential_too() {
    var token = new Credential.ApiToken("SSWS", secret);
    var client = new Credential.ClientSecret(URI.create("https://x.test"), "c", secret, "s");

    assertFalse((token + " " + client).contains("s3cret"));
  }

  @Test
  void reveals_its_value_on_request() {
    assertEquals("s3cret", secret.reveal());
  }

  @Test
  void equals_a_secret_of_the_same_value_only() {
    assertEquals(secret, new Secret("s3cret"));
    assertEquals(secret.hashCode(), new Secret("s3cret").hashCode());
    assertNotEquals(secret, new Secret("other"));
  }

  @Test
  void is_never_empty() {
    assertThrows(IllegalArgumentException.class, () -> new Secret(""));
  }
}
