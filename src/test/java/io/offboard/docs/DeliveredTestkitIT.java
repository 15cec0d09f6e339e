package io.offboard.docs;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.ServiceProcess;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The test kit's jar: what is in it, and that an embedder needs no more than it. */
@Timeout(120)
class DeliveredTestkitIT {
  private static final Path MAIN = Path.of("target/offboard-routes.jar").toAbsolutePath();
  private static final Path TESTKIT =
      Path.of("target/offboard-routes-testkit.jar").toAbsolutePath();
  private static final Path SOURCES = Path.of("src/test/java/io/offboard");

  /** What an embedder's own build has for its tests; the rest of ours is left out. */
  private static final String TEST_LIBRARIES =
      "(junit|opentest4j|open-test-reporting|apiguardian|camel-test-junit5).*\\.jar";

  @Test
  void the_jar_holds_the_test_kit_and_none_of_our_own_tests() throws IOException {
    try (var sources = Files.list(SOURCES.resolve("testkit"))) {
      var kit =
          sources
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .filter(name -> !name.endsWith("Test"))
              .collect(toSet());
      assertEquals(kit, classes(TESTKIT).map(DeliveredTestkitIT::outermost).collect(toSet()));
    }
  }

  @Test
  void the_main_jar_holds_nothing_of_it() throws IOException {
    assertEquals(Set.of(), classes(MAIN).filter(name -> name.contains("testkit")).collect(toSet()));
  }

  @Test
  void the_service_is_delivered_without_any_test_library() throws IOException {
    var names = libraries().map(file -> file.getFileName().toString()).toList();

    assertFalse(names.isEmpty());
    assertEquals(List.of(), names.stream().filter(name -> name.matches(TEST_LIBRARIES)).toList());
  }

  @Test
  void it_refers_to_nothing_that_an_embedder_does_not_have() throws IOException {
    var output = new StringWriter();
    var jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    var writer = new PrintWriter(output);
    jdeps.run(
        writer,
        writer,
        "--multi-release",
        "17",
        "--missing-deps",
        "-cp",
        classPath(),
        TESTKIT.toString());
    assertEquals("", output.toString());
  }

  @Test
  void an_embedders_tests_compile_and_run_with_nothing_but_the_jars(@TempDir Path directory)
      throws Exception {
    compile(directory);
    var console =
        List.of(
            "java",
            "-cp",
            directory + File.pathSeparator + classPath(),
            "org.junit.platform.console.ConsoleLauncher",
            "execute",
            "--scan-classpath=" + directory,
            "--disable-banner",
            "--disable-ansi-colors");
    try (var tests = ServiceProcess.start(directory, Map.of(), console)) {
      assertEquals(0, tests.exitCode(), tests::output);
      assertTrue(tests.output().contains(" 4 tests successful "), tests::output);
    }
  }

  private static void compile(Path directory) throws IOException {
    try (var sources = Files.list(SOURCES.resolve("docs/embedder"))) {
      var options = Stream.of("--release", "17", "-d", directory.toString(), "-cp", classPath());
      var arguments = Stream.concat(options, sources.map(Path::toString)).toArray(String[]::new);
      var errors = new ByteArrayOutputStream();
      var result =
          javax.tools.ToolProvider.getSystemJavaCompiler().run(null, null, errors, arguments);
      assertEquals(0, result, errors::toString);
    }
  }

  private static String classPath() throws IOException {
    var tests =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var forTests =
        Stream.of(tests.split(File.pathSeparator))
            .map(Path::of)
            .filter(entry -> entry.getFileName().toString().matches(TEST_LIBRARIES));
    return Stream.of(Stream.of(MAIN, TESTKIT), libraries(), forTests)
        .flatMap(entries -> entries)
        .map(Path::toString)
        .collect(joining(File.pathSeparator));
  }

  /** What the main jar brings with it. */
  private static Stream<Path> libraries() throws IOException {
    try (var jar = new JarFile(MAIN.toFile())) {
      var entries = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return Stream.of(entries.split(" ")).map(MAIN::resolveSibling);
    }
  }

  private static Stream<String> classes(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      var names = file.stream().map(Object::toString).filter(name -> name.endsWith(".class"));
      return names.toList().stream();
    }
  }

  private static String outermost(String classFile) {
    return classFile
        .replaceFirst("^io/offboard/testkit/", "")
        .replaceFirst("(\\$.*)?\\.class$", "");
  }
}
