package io.offboard.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import io.offboard.DeactivateRequest;
import io.offboard.DeactivateResult;
import io.offboard.Outcome;
import io.offboard.ResponseFormat;
import io.offboard.fixture.Samples;
import io.offboard.http.IdempotencyStore.Claim;
import io.offboard.http.IdempotencyStore.Key;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryIdempotencyStoreTest {
  private static final UUID ACCOUNT = UUID.randomUUID();
  private static final DeactivateRequest REQUEST = Samples.request(ResponseFormat.UNIFIED);
  private static final int MEBI = 1 << 20;

  private final MemoryIdempotencyStore store = new MemoryIdempotencyStore(Clock.systemUTC());

  @Test
  void answers_within_the_limit_are_kept() {
    keep(4);

    assertEquals(4, kept(4));
  }

  @Test
  void more_than_the_limit_is_forgotten_early() {
    keep(20);

    assertTrue(kept(20) <= MemoryIdempotencyStore.MAX_CHARACTERS / MEBI);
  }

  private void keep(int answers) {
    IntStream.range(0, answers).forEach(i -> store.keep(key(i), new Claim(REQUEST, answer())));
  }

  private long kept(int answers) {
    return IntStream.range(0, answers)
        .filter(i -> store.claim(key(i), REQUEST).isPresent())
        .count();
  }

  private static Key key(int number) {
    return new Key(ACCOUNT, "key-" + number);
  }

  private static DeactivateResult answer() {
    return new DeactivateResult(Outcome.DEACTIVATED, TextNode.valueOf("x".repeat(MEBI)), List.of());
  }
}
