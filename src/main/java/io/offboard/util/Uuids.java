package io.offboard.util;

import java.util.Optional;
import java.util.UUID;

/** Reads UUIDs that somebody sent. */
public final class Uuids {
  private Uuids() {}

  /**
   * Reads a UUID. {@link UUID#fromString} alone also takes {@code 1-1-1-1-1}.
   *
   * @param text may be anything
   * @return empty if it is no UUID with all of its digits, in any letter case
   */
  public static Optional<UUID> read(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equalsIgnoreCase(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
