package io.offboard.caller;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;

/** The one api token of {@code offboard.api.token}: it sees every account. */
public final class SingleToken implements ApiTokens {
  private static final Caller CALLER = new Caller("offboard.api.token", null);

  private final Supplier<String> token;
  private volatile Hashed last = new Hashed("");

  /**
   * Knows one token.
   *
   * @param token gives the token as it is now, so that a mounted file may change
   */
  public SingleToken(Supplier<String> token) {
    this.token = token;
  }

  @Override
  public Optional<Caller> holder(String candidate) {
    return MessageDigest.isEqual(present(), TokenHash.of(candidate))
        ? Optional.of(CALLER)
        : Optional.empty();
  }

  private byte[] present() {
    var now = token.get();
    if (!now.equals(last.token())) {
      last = new Hashed(now);
    }
    return last.hash();
  }

  private record Hashed(String token, byte[] hash) {
    Hashed(String token) {
      this(token, TokenHash.of(token));
    }
  }
}
