package io.offboard.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code docs/accounts.md} shows. */
final class AccountsPage {
  private AccountsPage() {}

  /** The example of a transform that follows an account's setting. */
  static String transformAfter(String setting) {
    try {
      var page = Files.readString(Path.of("docs/accounts.md"));
      return page.split("\n        %s\n".formatted(setting))[1]
          .split("```jslt\n")[1]
          .split("```")[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
