package io.offboard.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.offboard.DeactivateRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/** Keeps answers in this process: they end with it, and two processes do not share them. */
public final class MemoryIdempotencyStore implements IdempotencyStore {
  private static final Duration KEPT = Duration.ofHours(24);

  /**
   * Characters of all kept answers, which take several times that in memory; beyond that, the least
   * used are forgotten early.
   */
  static final long MAX_CHARACTERS = 8L << 20;

  private final ConcurrentMap<Key, Claim> running = new ConcurrentHashMap<>();
  private final Cache<Key, Claim> settled;

  /**
   * Keeps answers.
   *
   * @param clock tells when they end
   */
  public MemoryIdempotencyStore(Clock clock) {
    this.settled =
        Caffeine.newBuilder()
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .expireAfterWrite(KEPT)
            .maximumWeight(MAX_CHARACTERS)
            .executor(Runnable::run)
            .<Key, Claim>weigher((key, claim) -> claim.result().body().toString().length())
            .build();
  }

  /** The running claim comes first, and the settled one is looked up under its protection. */
  @Override
  public Optional<Claim> claim(Key key, DeactivateRequest request) {
    var mine = new Claim(request, null);
    var theirs = running.putIfAbsent(key, mine);
    if (theirs != null) {
      return Optional.of(theirs);
    }
    var earlier = Optional.ofNullable(settled.getIfPresent(key));
    earlier.ifPresent(claim -> running.remove(key));
    return earlier;
  }

  @Override
  public void keep(Key key, Claim claim) {
    settled.put(key, claim);
    running.remove(key);
  }

  @Override
  public void free(Key key) {
    running.remove(key);
  }
}
