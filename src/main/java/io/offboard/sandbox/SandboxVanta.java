package io.offboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.util.Json;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * A stand-in for Vanta: get a token, list people, read one, offboard people. Its people are in
 * {@code sandbox/vanta-people.json}.
 *
 * @see <a href="https://developer.vanta.com/reference/overview">Vanta API</a>
 */
public final class SandboxVanta extends SandboxServer {
  /** The one client that gets tokens. */
  public static final String CLIENT_ID = "vci_sandbox";

  /** The secret of that client. */
  public static final String CLIENT_SECRET = "vcs_sandbox";

  /** A former employee whose offboarding can be completed. */
  public static final String READY_PERSON_ID = "65e1efde08e8478f143a0005";

  /** The Vanta user id of someone who may acknowledge an offboarding: a fit {@code actor}. */
  public static final String ACTOR_USER_ID = "65e1efde08e8478f143b0002";

  /** Token requests per minute. */
  public static final int TOKEN_LIMIT = 5;

  /** All other calls per minute. */
  public static final int MANAGE_LIMIT = 50;

  private final VantaPeople people = new VantaPeople();
  private final VantaTokens tokens;
  private final RateWindow tokenWindow;
  private final RateWindow manageWindow;

  private SandboxVanta(Clock clock, int port) throws IOException {
    super(clock, port);
    tokens = new VantaTokens(clock);
    tokenWindow = new RateWindow(clock, TOKEN_LIMIT);
    manageWindow = new RateWindow(clock, MANAGE_LIMIT);
  }

  /**
   * Starts on a free port.
   *
   * @param clock the time of tokens, limits and documents
   * @return the running stand-in
   * @throws IOException if the port cannot be opened
   */
  public static SandboxVanta start(Clock clock) throws IOException {
    return start(clock, 0);
  }

  /**
   * Starts on a given port.
   *
   * @param clock the time of tokens, limits and documents
   * @param port 1 to 65535, or 0 for a free one
   * @return the running stand-in
   * @throws IOException if the port cannot be opened
   */
  public static SandboxVanta start(Clock clock, int port) throws IOException {
    var vanta = new SandboxVanta(clock, port);
    vanta.listen();
    return vanta;
  }

  @Override
  SandboxAnswer answer(SandboxRequest request) {
    var path = request.path();
    if (path.equals(List.of("oauth", "token"))) {
      return only("POST", request, () -> token(request.json()));
    }
    if (path.equals(List.of("v1", "people"))) {
      return only(
          "GET",
          request,
          () -> manage(request, VantaTokens.READ, () -> people.list(request.query())));
    }
    if (path.equals(List.of("v1", "people", "offboard"))) {
      return only(
          "POST", request, () -> manage(request, VantaTokens.WRITE, () -> offboard(request)));
    }
    if (path.size() == 3 && path.subList(0, 2).equals(List.of("v1", "people"))) {
      return only(
          "GET", request, () -> manage(request, VantaTokens.READ, () -> people.read(path.get(2))));
    }
    return error(404, "Not found");
  }

  private static SandboxAnswer only(
      String method, SandboxRequest request, Supplier<SandboxAnswer> call) {
    return request.method().equals(method) ? call.get() : error(405, "Method not allowed");
  }

  private SandboxAnswer token(JsonNode request) {
    return tokenWindow.take() ? tokens.issue(request) : error(429, "Too many requests");
  }

  private SandboxAnswer offboard(SandboxRequest request) {
    return people.offboard(request.json().path("updates"), timestamp());
  }

  private SandboxAnswer manage(SandboxRequest request, String scope, Supplier<SandboxAnswer> call) {
    if (!tokens.accept(request.authorization())) {
      return SandboxAnswer.empty(401);
    }
    if (!tokens.allow(scope)) {
      return SandboxAnswer.empty(403);
    }
    return manageWindow.take()
        ? call.get()
        : error(429, "Too many requests").with("Retry-After", manageWindow.secondsUntilReset());
  }

  static SandboxAnswer error(int status, String message) {
    return SandboxAnswer.json(status, Json.MAPPER.createObjectNode().put("message", message));
  }
}
