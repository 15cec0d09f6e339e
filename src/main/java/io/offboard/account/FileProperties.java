package io.offboard.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.spi.PropertiesFunction;

/**
 * {@code {{file:/run/secrets/token}}}: the content of a mounted file, without the line end at its
 * end. Camel has no such function: it would take the path itself for the value.
 */
public final class FileProperties implements PropertiesFunction {
  private final AtomicLong reads = new AtomicLong();

  @Override
  public String getName() {
    return "file";
  }

  @Override
  public String apply(String path) {
    reads.incrementAndGet();
    try {
      return Files.readString(Path.of(path)).stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException("The file %s cannot be read".formatted(path), e);
    }
  }

  /** How many times a file was asked for: tells whether a value depends on one. */
  long reads() {
    return reads.get();
  }
}
