package io.offboard.util;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;

/**
 * Reads the files of a folder on the classpath, whether it lies in a directory, in a jar, or in a
 * jar inside a jar, as Spring Boot packs it.
 */
public final class ClasspathFolder {
  private ClasspathFolder() {}

  /**
   * Reads the folder in one root of the classpath; the same folder in other roots is left alone.
   *
   * @param within where the class loader found the folder, or a file directly in it
   * @param folder the folder's path in its root, without a slash at either end
   * @param ending how the names of the files to read end
   * @return the text of each file at any depth, by its path below the folder
   * @throws IOException if a file cannot be read, or is no UTF-8
   */
  public static SortedMap<String, String> read(URL within, String folder, String ending)
      throws IOException {
    if (!(within.openConnection() instanceof JarURLConnection connection)) {
      var path = Path.of(URI.create(within.toString()));
      return fromDirectory(Files.isDirectory(path) ? path : path.getParent(), ending);
    }
    connection.setUseCaches(false); // a cached jar is not ours to close
    try (var jar = connection.getJarFile()) {
      return fromJar(jar, folder + "/", ending);
    }
  }

  private static SortedMap<String, String> fromDirectory(Path directory, String ending)
      throws IOException {
    var texts = new TreeMap<String, String>();
    try (var paths = Files.walk(directory)) {
      for (var file : paths.filter(path -> path.toString().endsWith(ending)).toList()) {
        var name = directory.relativize(file).toString().replace('\\', '/');
        texts.put(name, Files.readString(file));
      }
    }
    return texts;
  }

  private static SortedMap<String, String> fromJar(JarFile jar, String prefix, String ending)
      throws IOException {
    var texts = new TreeMap<String, String>();
    for (var entry : jar.stream().toList()) {
      var name = entry.getName();
      if (name.startsWith(prefix) && name.endsWith(ending)) {
        try (var content = jar.getInputStream(entry)) {
          var bytes = ByteBuffer.wrap(content.readAllBytes());
          texts.put(name.substring(prefix.length()), UTF_8.newDecoder().decode(bytes).toString());
        }
      }
    }
    return texts;
  }
}
