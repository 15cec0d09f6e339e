package io.offboard.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.spi.PropertiesFunction;

/**
 * {@code {{file:/run/secrets/token}}}: the content of a mounted file, without the line end at its
 * end. Camel has no such function: it would take the path itself for the value.
 */
public final class FileProperties implements PropertiesFunction {
  private final ThreadLocal<Integer> reads = ThreadLocal.withInitial(() -> 0);

  @Override
  public String getName() {
    return "file";
  }

  @Override
  public String apply(String path) {
    reads.set(reads.get() + 1);
    try {
      return Files.readString(Path.of(path)).stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException("The file %s cannot be read".formatted(path), e);
    }
  }

  /** How often this thread has asked for a file: tells whether a value depends on one. */
  int reads() {
    return reads.get();
  }
}
