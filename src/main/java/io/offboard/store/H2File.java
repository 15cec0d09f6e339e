package io.offboard.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The file of an H2 database.
 *
 * @param path where it is
 */
record H2File(Path path) {
  private static final String PREFIX = "jdbc:h2:file:";

  /**
   * The file that an address names.
   *
   * @param url the address
   * @return the file; empty if it is a database in memory, or on a server
   */
  static Optional<H2File> of(String url) {
    if (!url.startsWith(PREFIX)) {
      return Optional.empty();
    }
    var name = url.substring(PREFIX.length()).split(";", 2)[0];
    var home = System.getProperty("user.home");
    return Optional.of(
        new H2File(Path.of(name.replaceFirst("^~", home) + ".mv.db").toAbsolutePath().normalize()));
  }

  /** Where it is, and its key beside it. */
  Path folder() {
    return path.getParent();
  }

  /**
   * Refuses a database that is not there.
   *
   * @throws StoreSettingsException if it is not
   */
  void requireThere() {
    if (!Files.exists(path)) {
      throw new StoreSettingsException(
          "There is no store at %s: come in the service's working directory, with its settings."
              .formatted(path));
    }
  }

  /**
   * Makes the file and its folder, so that only their owner can read them; what is there already
   * stays as it is.
   *
   * @throws StoreSettingsException if they cannot be made
   */
  void make() {
    try {
      if (!Files.exists(folder())) {
        Files.createDirectories(folder(), onlyOwner("rwx------"));
      }
      if (!Files.exists(path)) {
        Files.createFile(path, onlyOwner("rw-------"));
      }
    } catch (FileAlreadyExistsException e) {
      // made at this moment by another start
    } catch (IOException e) {
      throw StartErrors.cannotMake(e);
    }
  }

  private FileAttribute<?>[] onlyOwner(String rights) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }
}
