package io.offboard.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleTokenTest {
  private static final String TOKEN = "s3cret-single";

  @Test
  void its_holder_sees_every_account() {
    var holder = new SingleToken(() -> TOKEN).holder(TOKEN).orElseThrow();

    assertEquals("offboard.api.token", holder.name());
    assertTrue(holder.sees(UUID.randomUUID()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s3cret", "s3cret-single1", "S3cret-single"})
  void no_other_token_has_a_holder(String other) {
    assertEquals(Optional.empty(), new SingleToken(() -> TOKEN).holder(other));
  }

  @Test
  void follows_a_token_that_changes() {
    var current = new AtomicReference<>(TOKEN);
    var token = new SingleToken(current::get);

    current.set("s3cret-new");

    assertTrue(token.holder("s3cret-new").isPresent());
    assertTrue(token.holder(TOKEN).isEmpty());
  }

  @Test
  void stands_beside_other_tokens() {
    var both = new SingleToken(() -> TOKEN).or(new SingleToken(() -> "s3cret-other"));

    assertTrue(both.holder(TOKEN).isPresent());
    assertTrue(both.holder("s3cret-other").isPresent());
    assertTrue(both.holder("s3cret-neither").isEmpty());
  }
}
