package io.offboard.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import io.offboard.util.ClasspathFolder;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mappings, compiled once. A transform is a JSLT file below {@code transforms/} on the
 * classpath, and its name is its path there without the ending: {@code okta/user}.
 *
 * <p>As JSLT does, a transform drops object members that are null or empty; only {@code normalized}
 * keeps them. Safe for use by many threads.
 */
public final class Transforms {
  private static final Logger LOG = LoggerFactory.getLogger(Transforms.class);
  private static final String FOLDER = "transforms";
  private static final String ENDING = ".jslt";
  private static final String KEEPS_EMPTY_MEMBERS = "normalized";

  private final Map<String, Expression> byName;

  private Transforms(Map<String, Expression> byName) {
    this.byName = byName;
  }

  /**
   * Compiles every transform.
   *
   * @param directory its files replace those of the same name on the classpath, or add to them;
   *     null for none
   * @return the transforms
   * @throws IllegalStateException if a file does not compile (the message names file and line), or
   *     {@code directory} is none, or the classpath has no transforms
   * @throws UncheckedIOException if a file cannot be read; the message names it
   */
  public static Transforms load(Path directory) {
    return load(Transforms.class.getClassLoader(), directory);
  }

  static Transforms load(ClassLoader classLoader, Path directory) {
    Map<String, Expression> byName = fromClasspath(classLoader);
    if (byName.isEmpty()) {
      throw new IllegalStateException("The classpath has no folder " + FOLDER + " with transforms");
    }
    if (directory != null) {
      if (!Files.isDirectory(directory)) {
        throw new IllegalStateException("No such directory of transforms: " + directory);
      }
      Map<String, Expression> own = compileAll(directory);
      LOG.info("Transforms from {}: {}", directory, own.keySet());
      byName.putAll(own);
    }
    return new Transforms(byName);
  }

  /**
   * Whether there is a transform.
   *
   * @param name for example {@code okta/user}
   * @return false if {@link #apply} would not find it
   */
  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /**
   * Runs a transform.
   *
   * @param name for example {@code okta/user}
   * @param input the document; stays as it is
   * @param variables the values of {@code $x}, by x; one without a value is a null node
   * @return the result, which may share nodes with {@code input}
   * @throws IllegalArgumentException if there is no such transform
   * @throws JsltException if the transform fails on this input
   */
  public JsonNode apply(String name, JsonNode input, Map<String, JsonNode> variables) {
    Expression transform = byName.get(name);
    if (transform == null) {
      throw new IllegalArgumentException(
          "There is no transform " + name + "; there are " + byName.keySet());
    }
    try {
      return transform.apply(variables, input);
    } catch (StackOverflowError e) {
      throw new JsltException("The transform " + name + " calls itself without an end", e);
    }
  }

  private static Map<String, Expression> fromClasspath(ClassLoader classLoader) {
    Map<String, Expression> byName = new TreeMap<>();
    try {
      for (URL root : Collections.list(classLoader.getResources(FOLDER))) {
        ClasspathFolder.read(root, FOLDER, ENDING)
            .forEach(
                (path, text) ->
                    byName.putIfAbsent(name(path), compile(name(path), root + "/" + path, text)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the transforms of the classpath", e);
    }
    return byName;
  }

  private static Map<String, Expression> compileAll(Path root) {
    Map<String, Expression> byName = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
      files.forEach(
          file -> {
            String path = root.relativize(file).toString().replace('\\', '/');
            // A mounted ConfigMap holds each file a second time, below ..data.
            if (path.endsWith(ENDING) && !path.startsWith(".")) {
              byName.put(name(path), compile(name(path), file.toString(), text(file)));
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the transforms in " + root, e);
    }
    return byName;
  }

  private static String name(String path) {
    return path.substring(0, path.length() - ENDING.length());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the transform " + file, e);
    }
  }

  private static Expression compile(String name, String source, String text) {
    try {
      Parser parser =
          new Parser(new StringReader(text))
              .withSource(source)
              .withFunctions(TransformFunctions.ALL);
      if (name.equals(KEEPS_EMPTY_MEMBERS)) {
        parser = parser.withObjectFilter(member -> true);
      }
      return parser.compile();
    } catch (JsltException e) {
      String reason = e.getMessage().lines().findFirst().orElse("");
      throw new IllegalStateException(
          "The transform " + source + " does not compile: " + reason, e);
    }
  }
}
