package io.offboard.store;

import static io.offboard.store.Nodes.LIMIT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.account.Secret;
import io.offboard.store.KeyClaim.Answered;
import io.offboard.store.KeyClaim.Ours;
import io.offboard.store.SharedToken.Fetched;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class StoreSecretsTest {
  private static final UUID ACCOUNT = UUID.fromString("62f44730-dd91-461e-bd6a-aedd9e0ad79d");
  private static final byte[] ANSWER = "confidential".getBytes(StandardCharsets.UTF_8);

  private static final String KEY_ID = StoreKey.of("offboard.store.key", TestDatabase.KEY).id();
  private static final String UNKNOWN_KEY =
      "The store holds secrets encrypted with the key %s, which is not given: set it as"
              .formatted(KEY_ID)
          + " offboard.store.key or offboard.store.old-key. If it is lost, empty idempotency_keys"
          + " and access_tokens.";

  @Parameter private TestDatabase database;
  private Nodes nodes;

  @BeforeEach
  void open() {
    nodes = new Nodes(database);
    keep("key-1", "request-1");
  }

  @AfterEach
  void close() {
    nodes.close();
  }

  @Test
  void a_kept_answer_cannot_be_read_in_the_database() {
    var answer = TestDatabase.bytes(nodes.settings, "SELECT answer FROM idempotency_keys");
    assertEquals(12 + ANSWER.length + 16, answer.length());
    assertFalse(answer.contains("confidential"));
  }

  @Test
  void an_answer_that_was_changed_is_refused() {
    var changed = nodes.settings.url().contains("h2") ? "X'%s'" : "'\\x%s'";
    TestDatabase.execute(
        nodes.settings,
        "UPDATE idempotency_keys SET answer = " + changed.formatted("00".repeat(40)));
    assertChanged("request-1");
  }

  @Test
  void an_answer_that_was_cut_off_is_refused() {
    var cut = nodes.settings.url().contains("h2") ? "X'00'" : "'\\x00'";
    TestDatabase.execute(nodes.settings, "UPDATE idempotency_keys SET answer = " + cut);
    assertChanged("request-1");
  }

  @Test
  void an_answer_that_was_moved_to_another_key_is_refused() {
    keep("key-2", "request-1");
    TestDatabase.execute(
        nodes.settings,
        "UPDATE idempotency_keys SET answer ="
            + " (SELECT answer FROM idempotency_keys WHERE idempotency_key = 'key-2')");
    assertChanged("request-1");
  }

  @Test
  void an_answer_that_is_given_to_another_request_is_refused() {
    TestDatabase.execute(nodes.settings, "UPDATE idempotency_keys SET fingerprint = 'request-2'");
    assertChanged("request-2");
  }

  @Test
  void what_the_old_key_encrypted_is_read_and_the_new_key_encrypts() {
    try (var rotated = open(TestDatabase.OTHER_KEY, TestDatabase.KEY)) {
      assertArrayEquals(
          ANSWER, assertInstanceOf(Answered.class, claim(rotated, "request-1")).answer());
      nodes.clock.advance(Duration.ofHours(24));
      rotated
          .idempotencyKeys()
          .keep((Ours) claim(rotated, "request-1"), ANSWER, nodes.line("deactivated"), LIMIT);
    }
    try (var later = open(TestDatabase.OTHER_KEY, null)) {
      assertArrayEquals(
          ANSWER, assertInstanceOf(Answered.class, claim(later, "request-1")).answer());
    }
  }

  @Test
  void without_the_old_key_its_setting_is_named() {
    var settings = TestDatabase.withKeys(nodes.settings.url(), TestDatabase.OTHER_KEY, null);
    try (var rotated = Store.openToRead(settings, nodes.clock)) {
      var error = assertThrows(UnreadableSecretException.class, () -> claim(rotated, "request-1"));
      assertEquals(
          "The store holds a secret encrypted with the key %s: give that as".formatted(KEY_ID)
              + " offboard.store.old-key.",
          error.getMessage());
    }
  }

  @Test
  void a_start_with_another_key_is_refused_until_no_secret_needs_the_first_one() {
    assertEquals(UNKNOWN_KEY, startRefusal());
    nodes.clock.advance(Duration.ofHours(24));
    open(TestDatabase.OTHER_KEY, null).close();
  }

  @Test
  void a_start_with_another_key_is_refused_while_a_token_lives() {
    TestDatabase.execute(nodes.settings, "DELETE FROM idempotency_keys");
    var renewAt = nodes.clock.instant().plus(Duration.ofHours(1));
    nodes.one.tokens().get("client", 0, LIMIT, () -> new Fetched(new Secret("t"), renewAt));
    assertEquals(UNKNOWN_KEY, startRefusal());
    nodes.clock.advance(Duration.ofHours(1));
    open(TestDatabase.OTHER_KEY, null).close();
  }

  private String startRefusal() {
    return assertThrows(
            StoreSettingsException.class, () -> open(TestDatabase.OTHER_KEY, null).close())
        .getMessage();
  }

  private void assertChanged(String request) {
    var error = assertThrows(UnreadableSecretException.class, () -> claim(nodes.two, request));
    assertEquals(
        "A secret in the store's table idempotency_keys was changed from outside: delete its row.",
        error.getMessage());
  }

  private Store open(Secret key, Secret oldKey) {
    return Store.open(TestDatabase.withKeys(nodes.settings.url(), key, oldKey), nodes.clock);
  }

  private static KeyClaim claim(Store node, String request) {
    return node.idempotencyKeys().claim(ACCOUNT, "key-1", request, LIMIT);
  }

  private void keep(String key, String request) {
    var ours = (Ours) nodes.one.idempotencyKeys().claim(ACCOUNT, key, request, LIMIT);
    nodes.one.idempotencyKeys().keep(ours, ANSWER, nodes.line("deactivated"), LIMIT);
  }
}
