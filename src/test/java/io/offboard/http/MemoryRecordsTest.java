package io.offboard.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.store.KeyClaim;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryRecordsTest {
  private static final UUID ACCOUNT = UUID.randomUUID();
  private static final Duration LEFT = Duration.ofSeconds(25);
  private static final int MEBI = 1 << 20;

  private final MemoryRecords records = new MemoryRecords(Clock.systemUTC());

  @Test
  void answers_within_the_limit_are_kept() {
    keep(4);

    assertEquals(4, kept(4));
  }

  @Test
  void more_than_the_limit_is_forgotten_early() {
    keep(20);

    assertTrue(kept(20) <= MemoryRecords.MAX_BYTES / MEBI);
  }

  @Test
  void a_running_call_and_another_request_are_told_apart() {
    records.claim(ACCOUNT, "k", "one", LEFT);

    assertInstanceOf(KeyClaim.Running.class, records.claim(ACCOUNT, "k", "one", LEFT));
    assertInstanceOf(KeyClaim.OtherRequest.class, records.claim(ACCOUNT, "k", "other", LEFT));
  }

  private void keep(int answers) {
    IntStream.range(0, answers)
        .forEach(
            i -> {
              var ours = assertInstanceOf(KeyClaim.Ours.class, claim(i));
              records.keep(ours, new byte[MEBI], "{}", LEFT);
            });
  }

  private long kept(int answers) {
    return IntStream.range(0, answers).filter(i -> claim(i) instanceof KeyClaim.Answered).count();
  }

  private KeyClaim claim(int number) {
    return records.claim(ACCOUNT, "key-" + number, "one", LEFT);
  }
}
