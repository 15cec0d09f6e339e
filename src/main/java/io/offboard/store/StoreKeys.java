package io.offboard.store;

/** The keys that encrypt the store's secrets: the operator's, or one that H2 has for itself. */
final class StoreKeys {
  private StoreKeys() {}

  /**
   * Refuses wrong settings before a database is looked for.
   *
   * @param dialect the kind of database
   * @param settings what is given
   * @throws StoreSettingsException if a key is none, or the database needs one
   */
  static void check(Dialect dialect, StoreSettings settings) {
    if (settings.key() == null && dialect == Dialect.POSTGRESQL) {
      throw new StoreSettingsException(
          "PostgreSQL needs offboard.store.key, the same for all nodes: make one with"
              + " `openssl rand -base64 32`.");
    }
    given(settings);
    old(settings);
  }

  /**
   * What encrypts with the keys, of which H2 makes one for itself if none is given.
   *
   * @param settings what is given
   * @return encrypts
   * @throws StoreSettingsException if H2's own can neither be read nor made
   */
  static SecretSeal seal(StoreSettings settings) {
    var given = given(settings);
    return new SecretSeal(given == null ? own(settings.url()) : given, old(settings));
  }

  private static StoreKey given(StoreSettings settings) {
    return settings.key() == null ? null : StoreKey.of("offboard.store.key", settings.key());
  }

  private static StoreKey old(StoreSettings settings) {
    return settings.oldKey() == null
        ? null
        : StoreKey.of("offboard.store.old-key", settings.oldKey());
  }

  /** A database in memory ends with its process, and so does its key. */
  private static StoreKey own(String url) {
    return H2File.of(url)
        .map(file -> KeyFile.in(file.folder()))
        .orElseGet(() -> StoreKey.of("offboard.key", StoreKey.random()));
  }
}
