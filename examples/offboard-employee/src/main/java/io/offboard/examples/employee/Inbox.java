package io.offboard.examples.employee;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * The folder into which others drop files. Only regular files with a plain name are fit to be taken
 * in: Camel reads a backslash in a name as a path, and opening a pipe would never end.
 */
public final class Inbox implements GenericFileFilter<File> {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}\\.json");

  private final Path inbox;
  private final Path rejected;

  Inbox(Path directory) throws IOException {
    inbox = Files.createDirectories(directory.resolve("inbox"));
    rejected = Files.createDirectories(directory.resolve("rejected"));
  }

  @Override
  public boolean accept(GenericFile<File> file) {
    return flaw(file.getFile().toPath()) == null;
  }

  /**
   * Moves what is not fit into the folder {@code rejected}, unopened, under a new name with the
   * reason beside it.
   *
   * @return one sentence on each, for the log
   * @throws IOException if the file system refuses
   */
  public List<String> rejectUnfit() throws IOException {
    var sentences = new ArrayList<String>();
    try (var entries = Files.newDirectoryStream(inbox, Inbox::isDropped)) {
      for (var entry : entries) {
        var flaw = flaw(entry);
        // What was taken in meanwhile is no regular file either: it is not there any more.
        if (flaw != null && Files.exists(entry, NOFOLLOW_LINKS)) {
          sentences.add(reject(entry, flaw));
        }
      }
    }
    return sentences;
  }

  private String reject(Path entry, String flaw) throws IOException {
    var name = UUID.randomUUID().toString();
    Files.move(entry, rejected.resolve(name), ATOMIC_MOVE);
    var cameAs = entry.getFileName().toString().replaceAll("[^ -~]", "?");
    Files.writeString(rejected.resolve(name + ".reason.txt"), flaw + " It came as " + cameAs);
    return "%s is rejected as %s: %s".formatted(cameAs, name, flaw);
  }

  /** Hidden files and other names are left to their writers. */
  private static boolean isDropped(Path entry) {
    var name = entry.getFileName().toString();
    return name.endsWith(".json")
        && !name.startsWith(".")
        && !Files.isDirectory(entry, NOFOLLOW_LINKS);
  }

  private static String flaw(Path entry) {
    if (!NAME.matcher(entry.getFileName().toString()).matches()) {
      return "Its name must be 1 to 100 of A-Z a-z 0-9 . _ - and then .json, and begin with a letter or"
          + " digit.";
    }
    return Files.isRegularFile(entry, NOFOLLOW_LINKS) ? null : "It is not a regular file.";
  }
}
