package io.offboard.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Code that stands between markers in a test, and a copy of it in a document. */
final class MarkedCode {
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern REGION =
      Pattern.compile("// begin (\\S+)\\n(.*?) *// end \\1\\n", Pattern.DOTALL);

  private MarkedCode() {}

  /** The Java blocks of a document. */
  static List<String> shownIn(Path document) throws IOException {
    return JAVA.matcher(Files.readString(document))
        .results()
        .map(block -> block.group(1).stripTrailing())
        .toList();
  }

  /**
   * What stands between {@code // begin region} and {@code // end region}.
   *
   * @throws java.util.NoSuchElementException if the source has no such region
   */
  static String region(Path source, String region) throws IOException {
    return REGION
        .matcher(Files.readString(source))
        .results()
        .filter(marked -> marked.group(1).equals(region))
        .map(marked -> marked.group(2).stripTrailing().stripIndent())
        .findFirst()
        .orElseThrow();
  }
}
