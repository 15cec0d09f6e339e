package io.offboard.client;

import io.offboard.util.Sha256;
import java.time.Instant;

/**
 * The bytes of an answer, as they came, but without the compression in which they travelled.
 *
 * @param bytes the body; none is empty
 * @param at when they were there
 */
public record Received(byte[] bytes, Instant at) {
  private static final byte[] NOTHING = {};

  /** Takes null for an empty body. */
  public Received {
    bytes = bytes == null ? NOTHING : bytes;
  }

  /** Their SHA-256, in 64 hexadecimal digits. */
  public String sha256() {
    return Sha256.hex(bytes);
  }
}
