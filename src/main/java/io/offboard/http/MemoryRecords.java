package io.offboard.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.offboard.store.CallRecords;
import io.offboard.store.KeyClaim;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/**
 * Keeps answers in this process: they end with it, and two processes do not share them. The audit
 * is the log alone.
 */
public final class MemoryRecords implements CallRecords {
  private static final Duration KEPT = Duration.ofHours(24);

  /** Bytes of all kept answers; beyond that, the least used are forgotten early. */
  static final long MAX_BYTES = 8L << 20;

  private final ConcurrentMap<Key, KeyClaim.Ours> running = new ConcurrentHashMap<>();
  private final Cache<Key, Kept> settled;

  private record Key(UUID accountId, String key) {
    static Key of(KeyClaim.Ours ours) {
      return new Key(ours.accountId(), ours.key());
    }
  }

  private record Kept(String fingerprint, byte[] answer) {}

  /**
   * Keeps answers.
   *
   * @param clock tells when they end
   */
  public MemoryRecords(Clock clock) {
    this.settled =
        Caffeine.newBuilder()
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .expireAfterWrite(KEPT)
            .maximumWeight(MAX_BYTES)
            .executor(Runnable::run)
            .<Key, Kept>weigher((key, kept) -> kept.answer().length)
            .build();
  }

  /** The running claim comes first, and the settled one is looked up under its protection. */
  @Override
  public KeyClaim claim(UUID accountId, String key, String fingerprint, Duration left) {
    var ours = new KeyClaim.Ours(accountId, key, fingerprint, UUID.randomUUID());
    var place = Key.of(ours);
    var theirs = running.putIfAbsent(place, ours);
    if (theirs != null) {
      return theirs.fingerprint().equals(fingerprint)
          ? new KeyClaim.Running()
          : new KeyClaim.OtherRequest();
    }
    var earlier = settled.getIfPresent(place);
    if (earlier == null) {
      return ours;
    }
    running.remove(place);
    return earlier.fingerprint().equals(fingerprint)
        ? new KeyClaim.Answered(earlier.answer())
        : new KeyClaim.OtherRequest();
  }

  @Override
  public void requireWritable(Duration age, Duration limit) {
    // The log takes every line.
  }

  @Override
  public void keep(KeyClaim.Ours ours, byte[] answer, String auditLine, Duration limit) {
    settled.put(Key.of(ours), new Kept(ours.fingerprint(), answer));
    running.remove(Key.of(ours));
  }

  @Override
  public void free(KeyClaim.Ours ours, String auditLine, Duration limit) {
    running.remove(Key.of(ours));
  }

  @Override
  public void write(String auditLine, Duration limit) {
    // The log has it.
  }
}
