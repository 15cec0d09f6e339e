package io.offboard.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * How lines are logged: {@code offboard.log.format} is {@code text} or {@code json}. It stands
 * where every key does, but has to be known before the first line, and so before Camel reads any.
 */
public final class LogFormat {
  /** The key; in an environment variable {@code OFFBOARD_LOG_FORMAT}. */
  public static final String KEY = "offboard.log.format";

  /** What it is where nobody says. */
  public static final String DEFAULT = "text";

  private static final String CONFIGURATION = "log4j2.configurationFile";
  private static final String JSON = "classpath:log4j2.properties,classpath:log4j2-json.properties";

  private LogFormat() {}

  /**
   * Sets the format; to be called before anything logs. A configuration of the operator's own
   * stays.
   *
   * @param file a properties file that may be there, and have the key; null for none
   * @throws IllegalArgumentException if there is no such format
   * @throws IOException if the file cannot be read
   */
  static void set(Path file) throws IOException {
    var format = chosen(file).strip();
    if (!format.equals(DEFAULT) && !format.equals("json")) {
      throw new IllegalArgumentException(KEY + " has to be text or json.");
    }
    if (format.equals("json") && System.getProperty(CONFIGURATION) == null) {
      System.setProperty(CONFIGURATION, JSON);
    }
  }

  private static String chosen(Path file) throws IOException {
    return Optional.ofNullable(System.getProperty(KEY))
        .or(() -> Optional.ofNullable(System.getenv("OFFBOARD_LOG_FORMAT")))
        .orElse(inFile(file));
  }

  private static String inFile(Path file) throws IOException {
    var properties = new Properties();
    if (file != null && Files.exists(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
    }
    return properties.getProperty(KEY, DEFAULT);
  }
}
