package io.offboard.testkit;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The built jar, run as its users run it: a process of its own. */
public final class ServiceProcess implements AutoCloseable {
  private static final String ENDED = "(the process ended)";
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> seen = new ArrayList<>();

  private ServiceProcess(Process process) {
    this.process = process;
    var reader = new Thread(this::read, "service-output");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts the jar.
   *
   * @param directory the working directory
   * @param environment replaces whatever this process has of the service's own variables
   * @param arguments of the service
   * @return the process, which may end by itself
   */
  public static ServiceProcess start(
      Path directory, Map<String, String> environment, String... arguments) throws IOException {
    var jar = Path.of("target", "offboard-routes.jar").toAbsolutePath().toString();
    var command = new ArrayList<>(List.of("java", "-jar", jar));
    command.addAll(List.of(arguments));
    return start(directory, environment, command);
  }

  /**
   * Starts a command.
   *
   * @param directory the working directory
   * @param environment replaces whatever this process has of the service's own variables
   * @param command begins with {@code java}, which becomes the java that runs the test
   * @return the process, which may end by itself
   */
  public static ServiceProcess start(
      Path directory, Map<String, String> environment, List<String> command) throws IOException {
    var own = new ArrayList<>(command);
    assertTrue(own.get(0).equals("java"), () -> "begins with java: " + own);
    own.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
    var builder = new ProcessBuilder(own).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.matches("(OFFBOARD|CAMEL)_.*"));
    builder.environment().putAll(environment);
    return new ServiceProcess(builder.start());
  }

  /** A port that nobody listens on. */
  public static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /**
   * Waits for a line, and fails if the process ends without it.
   *
   * @param part what the line contains
   * @return the line
   */
  public String awaitLine(String part) throws InterruptedException {
    while (true) {
      var line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertNotNull(line, () -> "no line with '" + part + "' in: " + output());
      seen.add(line);
      if (line.contains(part)) {
        return line;
      }
      assertTrue(!line.equals(ENDED), () -> "no line with '" + part + "' in: " + output());
    }
  }

  /** All lines up to the one that was last waited for. */
  public String output() {
    return String.join("\n", seen);
  }

  /** Asks the process to stop, by SIGTERM. */
  public void terminate() {
    process.toHandle().destroy(); // the process's own destroy() would also close its output
  }

  /** Waits for the end; the output is then complete. */
  public int exitCode() throws InterruptedException {
    awaitLine(ENDED);
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it closed its output only");
    return process.exitValue();
  }

  private void read() {
    process.inputReader().lines().forEach(lines::add);
    lines.add(ENDED);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
