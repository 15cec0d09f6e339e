package io.offboard.store;

import io.offboard.store.KeyClaim.Ours;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A node that keeps answers in several threads, and prints each key once it is kept. */
final class WritingNode {
  static final UUID ACCOUNT = UUID.fromString("62f44730-dd91-461e-bd6a-aedd9e0ad79d");
  static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int THREADS = 4;

  private WritingNode() {}

  /**
   * Writes until it is killed.
   *
   * @param arguments the address of the store
   */
  public static void main(String[] arguments) {
    var store = Store.open(StoreSettings.of(arguments[0]), Clock.systemUTC());
    for (var i = 0; i < THREADS; i++) {
      new Thread(() -> write(store)).start();
    }
  }

  private static void write(Store store) {
    var keys = store.idempotencyKeys();
    while (true) {
      var key = UUID.randomUUID();
      var ours = (Ours) keys.claim(ACCOUNT, key.toString(), "request", LIMIT);
      keys.keep(ours, new byte[300], line(key), LIMIT);
      System.out.println("kept " + key);
    }
  }

  private static String line(UUID id) {
    return "{\"id\":\"%s\",\"time\":\"%s\"}".formatted(id, Instant.now());
  }
}
