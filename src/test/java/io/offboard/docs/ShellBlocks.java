package io.offboard.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The commands of a document, and a shell to run them in. */
final class ShellBlocks {
  private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

  private ShellBlocks() {}

  /** All commands of a text, block by block. */
  static List<String> of(String text) {
    return BLOCK.matcher(text).results().map(block -> block.group(1)).toList();
  }

  /**
   * Runs commands, and fails if one of them does.
   *
   * @param script the commands
   * @param directory where
   * @param environment beside that of this process, but without the service's own variables
   * @return what they print on standard output
   */
  static String run(String script, Path directory, Map<String, String> environment)
      throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin");
    var errors = Files.createTempFile("shell", ".err");
    var builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script);
    builder.environment().keySet().removeIf(name -> name.matches("(OFFBOARD|CAMEL)_.*"));
    builder.environment().merge("PATH", java + File.pathSeparator, (path, first) -> first + path);
    builder.environment().putAll(environment);
    var process = builder.directory(directory.toFile()).redirectError(errors.toFile()).start();
    var output = new String(process.getInputStream().readAllBytes());
    var exitCode = process.waitFor();
    var problems = Files.readString(errors);
    Files.delete(errors);
    assertEquals(0, exitCode, () -> script + output + problems);
    return output;
  }
}
