package io.offboard.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.util.FileWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreateTokenTest {
  private final String shown = CreateToken.named("crm");
  private final String token =
      shown.lines().filter(line -> line.startsWith("ofr_")).findFirst().orElseThrow();
  private final String entry = shown.substring(shown.indexOf("  - name:"));

  @Test
  void the_entry_works_as_it_is_shown(@TempDir Path directory) throws IOException {
    var file = Files.writeString(directory.resolve("tokens.yaml"), "tokens:\n" + entry);

    var holder = open(file).holder(token).orElseThrow();

    assertEquals("crm", holder.name());
    assertFalse(holder.sees(UUID.randomUUID()));
  }

  @Test
  void the_line_that_is_commented_out_works_too(@TempDir Path directory) throws IOException {
    var file =
        Files.writeString(
            directory.resolve("tokens.yaml"), "tokens:\n" + entry.replace("# expires", "expires"));

    assertTrue(open(file).holder(token).isPresent());
  }

  private static ApiTokens open(Path file) {
    return new TokensFile(file, new FileWatch(Duration.ofSeconds(1)), Clock.systemUTC());
  }

  @Test
  void the_entry_does_not_hold_the_token() {
    assertFalse(entry.contains(token));
  }

  @Test
  void a_token_has_256_random_bits() {
    assertEquals("ofr_".length() + 43, token.length());
    assertNotEquals(CreateToken.named("crm"), shown);
  }
}
