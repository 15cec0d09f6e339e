package io.offboard.sandbox;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A stand-in for an Okta org: list and search users, read one, deactivate one, end a user's
 * sessions. Its users are in {@code sandbox/okta-users.json}.
 *
 * @see <a href="https://developer.okta.com/docs/api/openapi/okta-management/management/">Okta
 *     Management API</a>
 */
public final class SandboxOkta extends SandboxServer {
  /** The one API token that is accepted, as {@code Authorization: SSWS <token>}. */
  public static final String API_TOKEN = "sandbox-okta-token";

  /** An active user with a rich profile, whose deactivation simply works. */
  public static final String READY_USER_ID = "00uactive00000000001";

  /** The login of the same user. */
  public static final String READY_USER_LOGIN = "ada.moreno@acme.example";

  /** Lifecycle and session calls per minute, as in a free org. */
  public static final int LIFECYCLE_LIMIT = 100;

  /** Reads per minute, as in a free org. */
  public static final int READ_LIMIT = 100;

  /** Lists and searches per minute, as in a free org. */
  public static final int LIST_LIMIT = 100;

  private static final List<String> USERS = List.of("api", "v1", "users");

  private final OktaUsers users = new OktaUsers();
  private final RateWindow lifecycle;
  private final RateWindow reads;
  private final RateWindow lists;

  private SandboxOkta(Clock clock, int port) throws IOException {
    super(clock, port);
    lifecycle = new RateWindow(clock, LIFECYCLE_LIMIT);
    reads = new RateWindow(clock, READ_LIMIT);
    lists = new RateWindow(clock, LIST_LIMIT);
  }

  /**
   * Starts on a free port.
   *
   * @param clock the time of limits and documents; the {@code Date} header is always the system's
   * @return the running stand-in
   * @throws IOException if the port cannot be opened
   */
  public static SandboxOkta start(Clock clock) throws IOException {
    return start(clock, 0);
  }

  /**
   * Starts on a given port.
   *
   * @param clock the time of limits and documents; the {@code Date} header is always the system's
   * @param port 1 to 65535, or 0 for a free one
   * @return the running stand-in
   * @throws IOException if the port cannot be opened
   */
  public static SandboxOkta start(Clock clock, int port) throws IOException {
    var okta = new SandboxOkta(clock, port);
    okta.listen();
    return okta;
  }

  @Override
  SandboxAnswer answer(SandboxRequest request) {
    var window = window(request);
    var withinLimit = window.take();
    var answer = withinLimit ? authenticated(request) : OktaError.E0000047.answer();
    // A 429 within the limit is that of too many calls at once, which Okta marks with zeros.
    var tooManyAtOnce = withinLimit && answer.status() == 429;
    return answer
        .with("x-okta-request-id", randomText())
        .with("X-Rate-Limit-Limit", tooManyAtOnce ? 0 : window.limit())
        .with("X-Rate-Limit-Remaining", tooManyAtOnce ? 0 : window.remaining())
        .with("X-Rate-Limit-Reset", window.resetEpochSecond());
  }

  private RateWindow window(SandboxRequest request) {
    if (request.path().equals(USERS)) {
      return lists;
    }
    return request.method().equals("GET") ? reads : lifecycle;
  }

  private SandboxAnswer authenticated(SandboxRequest request) {
    var accepted = request.authorization().equals("SSWS " + API_TOKEN);
    return accepted && !users.tokenOwner().isDeprovisioned()
        ? route(request)
        : OktaError.E0000011.answer();
  }

  private SandboxAnswer route(SandboxRequest request) {
    var path = request.path();
    if (path.equals(USERS)) {
      return only("GET", request, () -> users.list(request.query(), baseUri()));
    }
    if (path.size() < 4 || !path.subList(0, 3).equals(USERS)) {
      return OktaError.E0000008.answer();
    }
    var key = path.get(3);
    return switch (String.join("/", path.subList(4, path.size()))) {
      case "" -> only("GET", request, () -> read(key));
      case "lifecycle/deactivate" -> only("POST", request, () -> deactivate(key));
      case "sessions" -> only("DELETE", request, () -> endSessions(key));
      default -> OktaError.E0000008.answer();
    };
  }

  private SandboxAnswer read(String key) {
    var user = key.equals("me") ? Optional.of(users.tokenOwner()) : users.byAnyName(key);
    return user.map(found -> SandboxAnswer.json(200, found.read(baseUri(), timestamp())))
        .orElseGet(() -> OktaError.E0000007.answer(key));
  }

  private SandboxAnswer deactivate(String key) {
    return users
        .byAnyName(key)
        .filter(user -> !user.isDeprovisioned())
        .map(user -> user.deactivate(timestamp()))
        .orElseGet(() -> OktaError.E0000007.answer(key));
  }

  private SandboxAnswer endSessions(String id) {
    return users
        .byId(id)
        .map(user -> SandboxAnswer.empty(204))
        .orElseGet(() -> OktaError.E0000007.answer(id));
  }

  private static SandboxAnswer only(
      String method, SandboxRequest request, Supplier<SandboxAnswer> call) {
    return request.method().equals(method) ? call.get() : OktaError.E0000022.answer();
  }
}
