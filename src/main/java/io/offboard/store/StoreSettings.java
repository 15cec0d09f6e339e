package io.offboard.store;

import io.offboard.account.Secret;

/**
 * What an operator says about the store, in the properties {@code offboard.store.*}.
 *
 * @param url {@code jdbc:h2:file:…}, {@code jdbc:h2:mem:…} or {@code jdbc:postgresql://…}
 * @param user the database's user; null for the driver's own default
 * @param password its password; null if there is none
 * @param poolSize the most connections at one time, at least 2
 * @param key encrypts the secrets in the database: 32 bytes in base64; null for H2's own
 * @param oldKey a key that is only read with; null if there is none
 */
public record StoreSettings(
    String url, String user, Secret password, int poolSize, Secret key, Secret oldKey) {

  /** How many connections there are where nobody says. */
  public static final int POOL_SIZE = 10;

  /**
   * A store with everything but its place left at the default.
   *
   * @param url where it is
   * @return the settings
   */
  public static StoreSettings of(String url) {
    return new StoreSettings(url, null, null, POOL_SIZE, null, null);
  }
}
