package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.account.AccountResolver;
import io.offboard.account.Credential;
import io.offboard.fixture.Service;
import io.offboard.leaver.LeaverEngine;
import io.offboard.sandbox.Sandbox;
import io.offboard.util.Json;
import io.offboard.util.Sha256;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A leaver of three accounts, by e-mail address alone, and evidence that anybody can check. */
class LeaverSandboxTest {
  private static final String LEO =
      "{\"id\":\"leo\",\"person\":{\"email\":\"leo.rossi@acme.example\"},\"actor\":{\"email\":\"ines.costa@acme.example\"}}";

  private final Sandbox sandbox = Sandbox.start(Clock.systemUTC());
  private final HttpClient client = HttpClient.newHttpClient();
  private Service service;

  @BeforeEach
  void start() {
    service = new Service();
    sandbox.properties().forEach(service::with);
    service.with("offboard.store.url", "jdbc:h2:mem:" + UUID.randomUUID()).start();
  }

  @AfterEach
  void stop() {
    service.close();
    sandbox.close();
  }

  @Test
  void the_hashes_are_of_what_the_vendors_serve() throws Exception {
    service.send(
        leavers("").header("Content-Type", "application/json").POST(BodyPublishers.ofString(LEO)));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              service.bean(LeaverEngine.class).look();
              return get("/leo").path("state").asText();
            },
            "complete"::equals);

    for (var step : get("/leo/evidence").path("steps")) {
      var proof = step.at("/attempts/0/proof");
      var document = document(step.path("integration").asText(), step.path("user_id").asText());
      assertEquals(
          Sha256.hex(document),
          proof.get(proof.size() - 1).path("sha256").asText(),
          step::toString);
    }
  }

  /** What a vendor serves of a user, as an auditor would get it. */
  private byte[] document(String integration, String id) throws IOException, InterruptedException {
    var accounts = service.bean(AccountResolver.class);
    var path =
        switch (integration) {
          case "okta" -> "/api/v1/users/";
          case "vanta" -> "/v1/people/";
          default -> "/Users/";
        };
    var account =
        accounts.ids().stream()
            .map(accounts::resolve)
            .filter(one -> one.integration().equals(integration))
            .findFirst()
            .orElseThrow();
    return fetch(account.baseUrl() + path + id, authorization(account.credential()));
  }

  private String authorization(Credential credential) throws IOException, InterruptedException {
    return credential instanceof Credential.ApiToken token
        ? token.scheme() + " " + token.token().reveal()
        : "Bearer " + accessToken((Credential.ClientSecret) credential);
  }

  private String accessToken(Credential.ClientSecret vanta)
      throws IOException, InterruptedException {
    var body =
        Json.MAPPER
            .createObjectNode()
            .put("client_id", vanta.clientId())
            .put("client_secret", vanta.clientSecret().reveal())
            .put("scope", vanta.scope())
            .put("grant_type", "client_credentials");
    var request =
        HttpRequest.newBuilder(vanta.tokenUrl())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    return Json.read(client.send(request, BodyHandlers.ofString()).body())
        .path("access_token")
        .asText();
  }

  private byte[] fetch(String url, String authorization) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url)).header("Authorization", authorization).build();
    return client.send(request, BodyHandlers.ofByteArray()).body();
  }

  private JsonNode get(String path) throws IOException {
    return Json.read(service.send(leavers(path).GET()).body());
  }

  private HttpRequest.Builder leavers(String path) {
    return HttpRequest.newBuilder(service.uri("/leavers" + path))
        .header("Authorization", "Bearer sandbox");
  }
}
