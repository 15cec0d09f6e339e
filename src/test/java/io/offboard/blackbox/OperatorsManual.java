package io.offboard.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code docs/operators.md} shows. */
final class OperatorsManual {
  private OperatorsManual() {}

  /** The example of a transform that follows an account's setting. */
  static String transformAfter(String setting) {
    try {
      var manual = Files.readString(Path.of("docs/operators.md"));
      return manual
          .split("\n        %s\n".formatted(setting))[1]
          .split("```jslt\n")[1]
          .split("```")[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
