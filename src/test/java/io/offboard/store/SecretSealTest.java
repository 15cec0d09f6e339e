package io.offboard.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.account.Secret;
import io.offboard.store.SecretSeal.Row;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSealTest {
  private static final StoreKey KEY = StoreKey.of("offboard.store.key", TestDatabase.KEY);

  @Test
  void no_nonce_comes_twice() {
    var seal = new SecretSeal(KEY, null);
    var nonces = new HashSet<String>();
    for (var i = 0; i < 10_000; i++) {
      var bytes = seal.seal(new byte[1], new Row("table", "row")).bytes();
      nonces.add(HexFormat.of().formatHex(Arrays.copyOf(bytes, 12)));
    }
    assertEquals(10_000, nonces.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"MDEyMzQ1", "no base64!", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWYwMTIz"})
  void a_key_of_another_length_is_refused_without_showing_it(String key) {
    var error =
        assertThrows(
            StoreSettingsException.class, () -> StoreKey.of("offboard.store.key", new Secret(key)));
    assertEquals(
        "offboard.store.key has to be 32 bytes in base64: make one with `openssl rand -base64 32`.",
        error.getMessage());
    assertFalse(String.valueOf(error.getCause()).contains(key));
  }

  @Test
  void a_key_prints_as_its_id() {
    assertEquals(16, KEY.id().length());
    assertEquals(KEY.id(), KEY.toString());
  }
}
