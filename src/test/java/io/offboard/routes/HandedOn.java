package io.offboard.routes;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The exchange properties that Java and the routes write and read, found in their text. */
final class HandedOn {
  private static final Pattern CONSTANT = Pattern.compile("String (\\w+) =\\s+\"([^\"]+)\";");
  private static final Pattern USE =
      Pattern.compile(
          "(?<!System)\\.((?:set|get|remove)Property)\\(\\s*(?:(\\w+)\\.)?(\\w+|\"[^\"]+\")");
  private static final Pattern USE_IN_ROUTE = Pattern.compile("exchangeProperty\\W+(\\w+)");
  private static final Pattern OPTIONS = Pattern.compile("\"options\": \\{(.*)}");
  private static final Pattern OPTION = Pattern.compile("\"(\\w+)\":");

  /** What of it is no property of an exchange of ours, by class. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "SilentProperties", "key",
          "CaughtError", "Exchange.EXCEPTION_CAUGHT",
          "LeaverDryRun", "Exchange.SPLIT_INDEX");

  /** Who writes a property, and who reads it: classes, and ids of routes. */
  record Users(TreeSet<String> writers, TreeSet<String> readers) {
    Users() {
      this(new TreeSet<>(), new TreeSet<>());
    }
  }

  private final SortedMap<String, Users> properties = new TreeMap<>();
  private final Map<String, String> sources = sources(Path.of("src/main/java"), ".java");

  /** Every property, by its name. */
  static SortedMap<String, Users> properties() {
    var found = new HandedOn();
    found.sources.forEach(found::readJava);
    found.readOptions();
    RouteFile.all().forEach(found::readRoute);
    return found.properties;
  }

  /** A property of anything but an exchange is not one that a call hands on. */
  private void readJava(String type, String text) {
    if (!text.contains("import org.apache.camel.Exchange;")) {
      return;
    }
    for (var use : USE.matcher(text).results().toList()) {
      var said = use.group(2) == null ? use.group(3) : use.group(2) + "." + use.group(3);
      if (!said.equals(OTHERS.get(type))) {
        var users = users(name(type, use));
        (use.group(1).equals("setProperty") ? users.writers() : users.readers()).add(type);
      }
    }
  }

  private String name(String type, MatchResult use) {
    if (use.group(3).startsWith("\"")) {
      return use.group(3).replace("\"", "");
    }
    var owner = use.group(2) == null ? type : use.group(2);
    return CONSTANT
        .matcher(sources.getOrDefault(owner, ""))
        .results()
        .filter(constant -> constant.group(1).equals(use.group(3)))
        .map(constant -> constant.group(2))
        .findFirst()
        .orElseThrow(() -> new AssertionError(type + ": which property is " + use.group()));
  }

  private void readRoute(RouteFile route) {
    var text = String.join("\n", route.lines());
    USE_IN_ROUTE
        .matcher(text)
        .results()
        .forEach(use -> users(use.group(1)).readers().add(route.stem()));
    route.steps().stream()
        .filter(step -> step.getKey().equals("setProperty"))
        .map(step -> step.getValue().path("name").asText())
        .forEach(name -> users(name).writers().add(route.stem()));
  }

  /** An account's options become properties by names that {@code IntegratedAccount} documents. */
  private void readOptions() {
    for (var transform : sources(Path.of("transforms"), "account.jslt").entrySet()) {
      OPTIONS
          .matcher(transform.getValue())
          .results()
          .flatMap(said -> OPTION.matcher(said.group(1)).results())
          .map(option -> property(transform.getKey(), option.group(1)))
          .forEach(name -> users(name).writers().add("Call"));
    }
  }

  private static String property(String integration, String option) {
    return Stream.of(option.split("_"))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .reduce(integration, String::concat);
  }

  private Users users(String property) {
    return properties.computeIfAbsent(property, name -> new Users());
  }

  /** The texts by class, or by folder for transforms. */
  private static Map<String, String> sources(Path root, String ending) {
    try (var files = Files.walk(root)) {
      List<Path> found =
          files
              .filter(file -> file.toString().endsWith(ending))
              .filter(file -> !file.endsWith("package-info.java"))
              .toList();
      return found.stream()
          .collect(
              toMap(file -> ending.equals(".java") ? type(file) : folder(file), HandedOn::text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String type(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private static String folder(Path file) {
    return file.getParent().getFileName().toString();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
