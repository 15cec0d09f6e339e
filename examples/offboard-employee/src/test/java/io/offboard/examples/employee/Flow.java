package io.offboard.examples.employee;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.apache.camel.spi.InterceptStrategy;

/** The flow in this process, in a hurry, and the directory that it works in. */
final class Flow implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path directory;
  private final Map<String, String> settings;
  private final Main main = OffboardEmployee.flow();

  Flow(Path directory, Map<String, String> settings) {
    this.directory = directory;
    this.settings = new HashMap<>(settings);
  }

  /** What a flow needs to know to work below a directory with these vendors, fast. */
  static Map<String, String> settings(Path directory, FakeVendors vendors) throws IOException {
    var accounts = Files.writeString(directory.resolve("accounts.yaml"), vendors.accounts());
    return Map.ofEntries(
        Map.entry("leavers.dir", directory.toString()),
        Map.entry("leavers.poll", "100"),
        Map.entry("leavers.rest", "0s"),
        Map.entry("okta.retry-after", "0s"),
        Map.entry("vanta.retry-after", "0s"),
        Map.entry("okta.account", FakeVendors.OKTA_ACCOUNT),
        Map.entry("vanta.account", FakeVendors.VANTA_ACCOUNT),
        Map.entry("offboard.accounts.file", accounts.toString()),
        Map.entry("offboard.vendor.allow-loopback", "true"),
        Map.entry("offboard.confirm-window", "50ms"));
  }

  static Flow start(Path directory, FakeVendors vendors) throws Exception {
    return new Flow(directory, settings(directory, vendors)).start();
  }

  Flow with(String key, String value) {
    settings.put(key, value);
    return this;
  }

  Flow with(InterceptStrategy strategy) {
    main.bind("intercept", strategy);
    return this;
  }

  /** With properties from a file besides the flow's own. */
  Flow withFile(String file) {
    main.setPropertyPlaceholderLocations("classpath:application.properties,file:" + file);
    return this;
  }

  Flow start() throws Exception {
    settings.forEach(main::addOverrideProperty);
    main.start();
    return this;
  }

  /** A termination event for an Okta user and a Vanta person. */
  static String event(String id, String user, String person) {
    return """
        {"event_id": "%s", "employee": "E1", "okta_user": "%s", "vanta_person": "%s", "actor": "hr"}
        """
        .formatted(id, user, person);
  }

  /** An id as Okta has them. */
  static String oktaUser(String name) {
    return ("00u" + name + "00000000000000000").substring(0, 20);
  }

  static void drop(Path directory, String name, String event) throws IOException {
    var inbox = Files.createDirectories(directory.resolve("inbox"));
    Files.move(Files.writeString(inbox.resolve(name + ".part"), event), inbox.resolve(name));
  }

  void drop(String name, String event) throws IOException {
    drop(directory, name, event);
  }

  /** Waits for the report on an event. */
  JsonNode report(String id) throws IOException {
    var file = directory.resolve("reports").resolve(id + ".json");
    await().atMost(PATIENCE).until(() -> Files.exists(file));
    return JSON.readTree(file.toFile());
  }

  /** Waits for a folder to have so many files. */
  List<Path> files(String folder, int count) {
    return await()
        .atMost(PATIENCE)
        .until(() -> files(directory, folder), found -> found.size() == count);
  }

  /** The files of a folder that anybody may see. */
  static List<Path> files(Path directory, String folder) throws IOException {
    var path = directory.resolve(folder);
    if (!Files.exists(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
    }
  }

  @Override
  public void close() {
    main.stop();
  }
}
