package io.offboard.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.FreePort;
import io.offboard.fixture.Service;
import io.offboard.fixture.ServiceProcess;
import io.offboard.testkit.HttpAnswer;
import io.offboard.testkit.RecordedRequest;
import io.offboard.testkit.ScriptedVendor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is logged, by whomever and at whatever level: no secret is in it, in no form. */
class SilentLogIT {
  private static final String ROOT_AT_TRACE =
      """
      appender.stderr.type = Console
      appender.stderr.name = stderr
      appender.stderr.target = SYSTEM_ERR
      appender.stderr.layout.type = PatternLayout
      appender.stderr.layout.pattern = %-5p %c %m %ex%n
      rootLogger.level = trace
      rootLogger.appenderRef.stderr.ref = stderr
      """;

  /** So long a part of a random text occurs nowhere by chance, and a dump's line has more. */
  private static final int SHRED = 8;

  private static final String API_TOKEN = secret("api");
  private static final String WRONG_TOKEN = secret("wrong");
  private static final String OKTA_TOKEN = secret("okta");
  private static final String CLIENT_SECRET = secret("client");
  private static final String ACCESS_TOKEN = secret("access");
  private static final String SCIM_TOKEN = secret("scim");
  private static final String LOGIN_SECRET = secret("login");
  private static final UUID OKTA = UUID.randomUUID();
  private static final UUID VANTA = UUID.randomUUID();
  private static final UUID SCIM = UUID.randomUUID();
  private static final UUID SCIM_OAUTH = UUID.randomUUID();

  @RegisterExtension final ScriptedVendor vendor = new ScriptedVendor();
  @TempDir Path directory;
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void no_secret_is_logged_at_trace() throws Exception {
    vendor.respond(SilentLogIT::answer);
    var port = FreePort.next();
    try (var service = start(port)) {
      service.awaitLine("Serving at http");
      assertEquals(200, deactivate(port, API_TOKEN, OKTA));
      assertEquals(200, deactivate(port, API_TOKEN, VANTA));
      assertEquals(200, deactivate(port, API_TOKEN, SCIM));
      assertEquals(200, deactivate(port, API_TOKEN, SCIM_OAUTH));
      assertEquals(401, deactivate(port, WRONG_TOKEN, OKTA));
      service.terminate();
      service.exitCode();

      var output = service.output();
      assertTrue(output.contains("TRACE org.apache.camel.component.properties."), "no properties");
      assertTrue(output.contains("DEBUG org.apache.hc.client5.http.impl."), "no HTTP client");
      assertEquals(List.of(), linesWith(shreds(), output));
    }
  }

  private static String secret(String name) {
    var random = Base64.getUrlEncoder().withoutPadding();
    var bytes = (UUID.randomUUID() + name).getBytes(UTF_8);
    return Service.SECRET + name + random.encodeToString(bytes).replaceAll("[_-]", "x");
  }

  private ServiceProcess start(int port) throws Exception {
    Files.createDirectory(directory.resolve("config"));
    Files.writeString(directory.resolve("config/accounts.yaml"), accounts());
    var clientSecret = Files.writeString(directory.resolve("client_secret"), CLIENT_SECRET + "\n");
    var logging = Files.writeString(directory.resolve("log4j2.properties"), ROOT_AT_TRACE);
    var environment = new HashMap<String, String>();
    environment.put("OFFBOARD_API_TOKEN", API_TOKEN);
    environment.put("ACME_OKTA_TOKEN", OKTA_TOKEN);
    environment.put("ACME_CLIENT_SECRET_FILE", clientSecret.toString());
    environment.put("CAMEL_SERVER_PORT", Integer.toString(port));
    environment.put("CAMEL_SERVER_HOST", "127.0.0.1");
    environment.put("OFFBOARD_VENDOR_ALLOW_LOOPBACK", "true");
    Files.writeString(
        directory.resolve("config/application.properties"),
        "acme.login.secret=" + LOGIN_SECRET + "\n");
    return ServiceProcess.start(
        directory,
        environment,
        List.of(
            "java",
            "-Dlog4j2.configurationFile=" + logging,
            "-Dacme.scim.token=" + SCIM_TOKEN,
            "-jar",
            Path.of("target", "offboard-routes.jar").toAbsolutePath().toString()));
  }

  private String accounts() {
    return """
        accounts:
          - {id: %2$s, integration: okta, context: {org_url: "%1$s",
             api_token: "{{env:ACME_OKTA_TOKEN}}"}}
          - {id: %3$s, integration: vanta, context: {base_url: "%1$s", client_id: c1,
             client_secret: "{{file:{{env:ACME_CLIENT_SECRET_FILE}}}}"}}
          - {id: %4$s, integration: scim, context: {base_url: "%1$s/scim/v2",
             token: "{{sys:acme.scim.token}}"}}
          - {id: %5$s, integration: scim, context: {base_url: "%1$s/scim/v2",
             oauth: {token_url: "%1$s/token", client_id: c2,
                     client_secret: "{{acme.login.secret}}"}}}
        """
        .formatted(vendor.url(), OKTA, VANTA, SCIM, SCIM_OAUTH);
  }

  private int deactivate(int port, String token, UUID account) throws Exception {
    var uri =
        "http://127.0.0.1:%d%s?integrated_account_id=%s&actor=%s"
            .formatted(port, Service.PATH, account, Documents.VANTA_ACTOR);
    var user = account.equals(OKTA) ? Documents.OKTA_USER : Documents.VANTA_PERSON;
    var id = account.equals(SCIM) || account.equals(SCIM_OAUTH) ? Documents.SCIM_USER : user;
    return client
        .send(
            HttpRequest.newBuilder(URI.create(uri))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"user_id\": \"%s\"}".formatted(id)))
                .build(),
            BodyHandlers.ofString())
        .statusCode();
  }

  private static HttpAnswer answer(RecordedRequest request) {
    return switch (request.target()) {
      case "/oauth/token", "/token" -> Documents.token(ACCESS_TOKEN);
      case Documents.OKTA_DEACTIVATE -> HttpAnswer.of(200, "{}");
      case Documents.VANTA_OFFBOARD -> Documents.vantaSuccess();
      case Documents.VANTA_PERSON_PATH -> Documents.vantaPerson("OFFBOARDING_COMPLETE");
      case Documents.SCIM_USER_PATH -> Documents.scimUser(false);
      case Documents.OKTA_USER_PATH -> Documents.oktaUser("DEPROVISIONED");
      default -> Documents.oktaOwner("00uowner000000000001", "owner@example.com");
    };
  }

  /** Each part of each secret, as text, in Base64 at each alignment, and as two kinds of dump. */
  private static Map<String, Set<String>> shreds() {
    var shreds = new HashMap<String, Set<String>>();
    for (var secret :
        List.of(
            API_TOKEN,
            WRONG_TOKEN,
            OKTA_TOKEN,
            CLIENT_SECRET,
            ACCESS_TOKEN,
            SCIM_TOKEN,
            LOGIN_SECRET)) {
      var own = secret.substring(Service.SECRET.length());
      var forms = new LinkedHashSet<String>();
      for (var at = 0; at + SHRED <= own.length(); at++) {
        var part = own.substring(at, at + SHRED).getBytes(UTF_8);
        forms.add(new String(part, UTF_8));
        forms.add(HexFormat.of().formatHex(part));
        forms.add(HexFormat.ofDelimiter(" ").formatHex(part));
      }
      for (var at = 0; at < 3; at++) {
        forms.add(Base64.getEncoder().encodeToString(own.substring(at, at + 18).getBytes(UTF_8)));
      }
      shreds.put(secret.replaceAll("^" + Service.SECRET + "([a-z]+).*", "$1"), forms);
    }
    return shreds;
  }

  private static List<String> linesWith(Map<String, Set<String>> shreds, String output) {
    return output
        .lines()
        .flatMap(
            line ->
                shreds.entrySet().stream()
                    .filter(secret -> secret.getValue().stream().anyMatch(line::contains))
                    .map(secret -> secret.getKey() + " in a line of " + logger(line)))
        .distinct()
        .toList();
  }

  private static String logger(String line) {
    return line.split(" +", 3).length < 2 ? "no logger" : line.split(" +", 3)[1];
  }
}
