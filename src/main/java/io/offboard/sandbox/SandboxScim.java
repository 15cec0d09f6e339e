package io.offboard.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A stand-in for the SCIM 2.0 service of an application: list users, read one, change one by PATCH
 * or PUT, and tell what the service can. Its users are in {@code sandbox/scim-users.json}. Other
 * base paths behave as services do that differ from the standard.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7644">RFC 7644</a>
 */
public final class SandboxScim extends SandboxServer {
  /** The one token that is accepted, as {@code Authorization: Bearer <token>}. */
  public static final String TOKEN = "sandbox-scim-token";

  /** The base path of the service that keeps to the standard. */
  public static final String PATH = "/scim/v2";

  /** An active user with a rich profile, whose deactivation simply works. */
  public static final String READY_USER_ID = "5c1a0000-0000-4000-8000-000000000001";

  /** Calls per minute, of all kinds together. */
  public static final int LIMIT = 300;

  private final ScimUsers users = new ScimUsers();
  private final RateWindow window;

  private SandboxScim(Clock clock, int port) throws IOException {
    super(clock, port);
    window = new RateWindow(clock, LIMIT);
  }

  /**
   * Starts on a free port.
   *
   * @param clock the time of limits and documents
   * @return the running stand-in
   * @throws IOException if the port cannot be opened
   */
  public static SandboxScim start(Clock clock) throws IOException {
    return start(clock, 0);
  }

  /**
   * Starts on a given port.
   *
   * @param clock the time of limits and documents
   * @param port 1 to 65535, or 0 for a free one
   * @return the running stand-in
   * @throws IOException if the port cannot be opened
   */
  public static SandboxScim start(Clock clock, int port) throws IOException {
    var scim = new SandboxScim(clock, port);
    scim.listen();
    return scim;
  }

  /**
   * Where the service that keeps to the standard is.
   *
   * @return an address on 127.0.0.1 with the path {@link #PATH}
   */
  public URI serviceUri() {
    return baseUri().resolve(PATH);
  }

  @Override
  SandboxAnswer answer(SandboxRequest request) {
    try {
      var dialect = ScimDialect.of(request.path());
      var answer = refusedOrAnswered(dialect, request);
      return answer.headers().containsKey("Content-Type")
          ? answer
          : answer.with("Content-Type", dialect.mediaType());
    } catch (ScimError e) {
      return e.answer();
    }
  }

  private SandboxAnswer refusedOrAnswered(ScimDialect dialect, SandboxRequest request) {
    if (!window.take()) {
      return new ScimError(429, "Too many requests.")
          .answer()
          .with("Retry-After", window.secondsUntilReset());
    }
    if (!request.authorization().equals("Bearer " + TOKEN)) {
      return new ScimError(401, "The token is missing or wrong.")
          .answer()
          .with("WWW-Authenticate", "Bearer");
    }
    try {
      return route(dialect, request);
    } catch (ScimError e) {
      return e.answer();
    }
  }

  private SandboxAnswer route(ScimDialect dialect, SandboxRequest request) {
    if (request.method().equals("PATCH") && !dialect.patches()) {
      return dialect.noPatch();
    }
    dialect.check(request);
    var base = dialect.base();
    var path = request.path().subList(base.size(), request.path().size());
    var address = baseUri() + "/" + String.join("/", base) + "/Users";
    if (path.get(0).equals("Users") && path.size() == 2) {
      return user(request, users.get(path.get(1)), address);
    }
    if (!request.method().equals("GET")) {
      throw new ScimError(405, "The method is not supported here.");
    }
    return switch (String.join("/", path)) {
      case "Users" -> {
        var page = users.page(dialect.heeded(request.query()), address);
        yield SandboxAnswer.json(200, dialect.told(page));
      }
      case "ServiceProviderConfig" -> ScimDiscovery.serviceProviderConfig(dialect);
      case "ResourceTypes" -> ScimDiscovery.resourceTypes();
      case "Schemas" -> ScimDiscovery.schemas();
      default -> throw new ScimError(404, "There is no such endpoint.");
    };
  }

  private SandboxAnswer user(SandboxRequest request, ScimUser user, String address) {
    return switch (request.method()) {
      case "GET" -> user.read(address);
      case "PATCH" -> write(request, user, address, d -> ScimPatch.patched(d, request.json()));
      case "PUT" -> write(request, user, address, d -> ScimPatch.replaced(d, request.json()));
      default -> throw new ScimError(405, "The method is not supported here.");
    };
  }

  private SandboxAnswer write(
      SandboxRequest request, ScimUser user, String address, UnaryOperator<ObjectNode> change) {
    var wanted = request.header("If-Match");
    if (!wanted.isEmpty() && !List.of(user.version(), "*").contains(wanted)) {
      throw new ScimError(412, "The user has another version by now.");
    }
    return user.write(change, address, timestamp());
  }
}
