package io.offboard.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.fixture.FreePort;
import io.offboard.fixture.ServiceProcess;
import io.offboard.sandbox.Sandbox;
import io.offboard.sandbox.SandboxVanta;
import io.offboard.util.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Holds the tables of docs/sandbox.md against a fresh sandbox. */
@Timeout(120)
class SandboxDocIT {
  private static final Pattern ROW =
      Pattern.compile("^\\| `([\\w-]+)` \\| .* \\| (\\d{3}(?: `\\w+`)?) \\|$", Pattern.MULTILINE);
  private static final String ADDRESS =
      "http://127.0.0.1:8080/unified/user-directory/users/deactivate?integrated_account_id=";
  private static final Map<String, String> HEADERS =
      Map.of("Authorization", "Bearer sandbox", "Content-Type", "application/json");

  private List<MatchResult> rows;
  private int port;
  private ServiceProcess sandbox;

  @BeforeEach
  void start() throws Exception {
    rows = ROW.matcher(Files.readString(Path.of("docs/sandbox.md"))).results().toList();
    port = FreePort.next();
    // Slow answers and lost requests need not take their real time here.
    var environment =
        Map.of(
            "CAMEL_SERVER_PORT", Integer.toString(port),
            "OFFBOARD_VENDOR_RESPONSE_TIMEOUT", "4s",
            "OFFBOARD_CONFIRM_WINDOW", "2s");
    sandbox = ServiceProcess.start(Path.of("target"), environment, "--sandbox");
    sandbox.awaitLine("SANDBOX: no real user is deactivated");
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @TestFactory
  Stream<DynamicTest> every_user_is_documented_with_the_answer_it_gets() throws IOException {
    var accounts = seededAccounts();
    assertEquals(List.copyOf(accounts.keySet()), rows.stream().map(row -> row.group(1)).toList());
    return rows.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.group(),
                    () -> compare(accounts.get(row.group(1)), row.group(1), row.group(2))));
  }

  /** The account of each seeded user, in the order of the seeds. */
  private static Map<String, String> seededAccounts() throws IOException {
    var accounts = new LinkedHashMap<String, String>();
    seed("okta-users.json", Sandbox.OKTA_ACCOUNT, accounts);
    seed(
        "vanta-people.json",
        Sandbox.VANTA_ACCOUNT + "&actor=" + SandboxVanta.ACTOR_USER_ID,
        accounts);
    seed("scim-users.json", Sandbox.SCIM_ACCOUNT, accounts);
    return accounts;
  }

  private static void seed(String file, String account, Map<String, String> accounts)
      throws IOException {
    Json.MAPPER
        .readTree(Path.of("src/main/resources/sandbox", file).toFile())
        .forEach(user -> accounts.put(user.get("id").asText(), account));
  }

  private void compare(String account, String userId, String documented) throws IOException {
    var body = "{\"user_id\":\"%s\"}".formatted(userId);
    var answer = new CurlExample(ADDRESS + account, "POST", HEADERS, body).send(port);
    var outcome = answer.headers().get("offboard-outcome");
    var status = answer.statusLine().split(" ")[1];
    assertEquals(
        documented, outcome == null ? status : "%s `%s`".formatted(status, outcome), answer.body());
  }
}
