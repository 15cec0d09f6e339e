package io.offboard.store;

import io.offboard.account.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The key that a single node makes for itself, in a file beside its database. */
final class KeyFile {
  private static final String NAME = "offboard.key";

  private KeyFile() {}

  /**
   * The key in the file, which is made if it is not there. Only one process may do this at a time.
   *
   * @param directory where the database's file is
   * @return the key
   * @throws StoreSettingsException if the file can neither be read nor made, or holds no key
   */
  static StoreKey in(Path directory) {
    var file = directory.resolve(NAME);
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return StoreKey.of(NAME, new Secret(Files.readString(file)));
    } catch (IllegalArgumentException | StoreSettingsException e) {
      throw new StoreSettingsException(
          "%s does not hold the key that it was made with: restore it from a backup."
              .formatted(file),
          e.getCause());
    } catch (IOException e) {
      throw new StoreSettingsException(
          "%s can neither be read nor made: let the service's user write to its folder, or set"
                  .formatted(file)
              + " offboard.store.key.",
          e);
    }
  }

  /** A temporary file can be read and written by its owner only, from the beginning. */
  private static void make(Path file) throws IOException {
    var draft = Files.createTempFile(file.toAbsolutePath().getParent(), NAME, null);
    Files.writeString(draft, StoreKey.random().reveal() + "\n");
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
