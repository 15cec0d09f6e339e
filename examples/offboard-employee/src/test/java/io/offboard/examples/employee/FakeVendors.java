package io.offboard.examples.employee;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Okta and Vanta in one small server, which refuses as it is told. Its calls come one at a time.
 */
final class FakeVendors implements AutoCloseable {
  static final String OKTA_ACCOUNT = "11111111-1111-4111-8111-111111111111";
  static final String VANTA_ACCOUNT = "22222222-2222-4222-8222-222222222222";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Map<String, Deque<Integer>> oktaErrors = new HashMap<>();
  private final Map<String, Integer> vantaRefusals = new HashMap<>();
  private final Set<String> shownAsActive = new HashSet<>();
  private final Set<String> inactive = new HashSet<>();
  private final List<String> calls = new ArrayList<>();

  private record Answer(int status, String body) {}

  FakeVendors() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /** The accounts of both vendors, as an accounts file. */
  String accounts() {
    return """
        accounts:
          - {id: %s, integration: okta, context: {org_url: "%s", api_token: okta-token, revoke_sessions: true}}
          - {id: %s, integration: vanta, context: {base_url: "%s", client_id: vci_flow, client_secret: vcs_flow}}
        """
        .formatted(OKTA_ACCOUNT, url(), VANTA_ACCOUNT, url());
  }

  /** Okta answers the next deactivations of a user with these statuses. */
  synchronized void oktaAnswers(String user, Integer... statuses) {
    oktaErrors.put(user, new ArrayDeque<>(List.of(statuses)));
  }

  /** Vanta says of a person, so many times, that they are not eligible yet. */
  synchronized void vantaRefuses(String person, int times) {
    vantaRefusals.put(person, times);
  }

  /** Okta deactivates this user, but reads do not show it for the time being. */
  synchronized void oktaShowsAsActive(String user, boolean active) {
    var changed = active ? shownAsActive.add(user) : shownAsActive.remove(user);
    if (!changed) {
      throw new IllegalStateException(user + " was shown so before");
    }
  }

  /** Whether the user, or the person, is deactivated. */
  synchronized boolean isInactive(String id) {
    return inactive.contains(id);
  }

  /** How many calls began with this method and path. */
  synchronized long calls(String beginning) {
    return calls.stream().filter(call -> call.startsWith(beginning)).count();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    var answer = answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), body);
    var bytes = answer.body().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private synchronized Answer answer(String method, String path, String body) throws IOException {
    calls.add(method + " " + path);
    var parts = path.split("/");
    if (path.equals("/oauth/token")) {
      return new Answer(
          200,
          "{'access_token':'vat_flow','token_type':'Bearer','expires_in':3600}".replace('\'', '"'));
    }
    if (path.equals("/v1/people/offboard")) {
      return offboard(JSON.readTree(body).at("/updates/0/id").asText());
    }
    if (path.startsWith("/v1/people/")) {
      return person(parts[3]);
    }
    if (path.endsWith("/lifecycle/deactivate")) {
      return deactivate(parts[4]);
    }
    return method.equals("DELETE") ? new Answer(200, "{}") : user(parts[4]);
  }

  private Answer deactivate(String user) {
    var errors = oktaErrors.getOrDefault(user, new ArrayDeque<>());
    if (!errors.isEmpty()) {
      return new Answer(errors.remove(), "{\"errorSummary\":\"Okta refuses\"}");
    }
    return inactive.add(user)
        ? new Answer(200, "{}")
        : new Answer(404, "{\"errorCode\":\"E0000007\",\"errorSummary\":\"Not found\"}");
  }

  private Answer user(String user) {
    var status =
        inactive.contains(user) && !shownAsActive.contains(user) ? "DEPROVISIONED" : "ACTIVE";
    return new Answer(
        200,
        "{\"id\":\"%s\",\"status\":\"%s\",\"profile\":{\"login\":\"%s@acme.example\"}}"
            .formatted(user, status, user));
  }

  private Answer offboard(String person) {
    var refusals = vantaRefusals.merge(person, -1, Integer::sum);
    if (refusals >= 0) {
      return result(person, "ERROR\",\"message\":\"The person is not an ex-employee.");
    }
    inactive.add(person);
    return result(person, "SUCCESS");
  }

  private static Answer result(String person, String status) {
    return new Answer(
        200, "{\"results\":[{\"id\":\"%s\",\"status\":\"%s\"}]}".formatted(person, status));
  }

  private Answer person(String person) {
    var status = inactive.contains(person) ? "OFFBOARDING_COMPLETE" : "OFFBOARDING_DUE";
    return new Answer(
        200, "{\"id\":\"%s\",\"tasksSummary\":{\"status\":\"%s\"}}".formatted(person, status));
  }
}
