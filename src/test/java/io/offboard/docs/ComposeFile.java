package io.offboard.docs;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.util.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/** docker/compose.yaml. Its paths begin in its own folder. */
record ComposeFile(JsonNode root) {
  static final Path FILE = Path.of("docker/compose.yaml");
  static final Set<String> NODES = Set.of("node-1", "node-2");
  private static final String PRODUCTION = "production";

  /** A volume of a service: where it comes from, and where it is in the container. */
  record Mount(String source, String target) {}

  static ComposeFile read() throws IOException {
    try (var file = Files.newBufferedReader(FILE)) {
      // Jackson's own reader leaves aliases as they are.
      return new ComposeFile(Json.MAPPER.valueToTree(new Yaml().load(file)));
    }
  }

  JsonNode service(String name) {
    return root.path("services").path(name);
  }

  /** All services of the profile {@code production}, by name. */
  Map<String, JsonNode> production() {
    var services = new TreeMap<String, JsonNode>();
    for (var service : root.path("services").properties()) {
      for (var profile : service.getValue().path("profiles")) {
        if (profile.asText().equals(PRODUCTION)) {
          services.put(service.getKey(), service.getValue());
        }
      }
    }
    return services;
  }

  Map<String, String> environment(String service) {
    var environment = new LinkedHashMap<String, String>();
    for (var variable : service(service).path("environment").properties()) {
      environment.put(variable.getKey(), variable.getValue().asText());
    }
    return environment;
  }

  Set<Mount> mounts(String service) {
    var mounts = new LinkedHashSet<Mount>();
    for (var volume : service(service).path("volumes")) {
      var parts = volume.asText().split(":");
      mounts.add(new Mount(parts[0], parts[1]));
    }
    return mounts;
  }

  /** The names of the services that one waits for. */
  Set<String> dependencies(String service) {
    var names = new LinkedHashSet<String>();
    var dependencies = service(service).path("depends_on");
    dependencies.fieldNames().forEachRemaining(names::add);
    dependencies.elements().forEachRemaining(one -> names.add(one.asText()));
    names.remove("");
    return names;
  }

  /** The files of all secrets, by the secret's name. */
  Map<String, Path> secrets() {
    var files = new LinkedHashMap<String, Path>();
    for (var secret : root.path("secrets").properties()) {
      files.put(secret.getKey(), inProject(secret.getValue().path("file").asText()));
    }
    return files;
  }

  /** A path of the file, from the project's folder on. */
  static Path inProject(String path) {
    return FILE.resolveSibling(path).normalize();
  }
}
