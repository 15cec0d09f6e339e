package io.offboard.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.endpoints.base.UserEndpointDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;

/**
 * A SCIM 2.0 service that is not ours: that of the SCIM SDK, on the loopback interface, with its
 * users in memory. It asks for no token.
 *
 * @see <a href="https://github.com/Captain-P-Goldfish/SCIM-SDK">SCIM SDK</a>
 */
public final class ScimServer implements AutoCloseable {
  private static final String PATH = "/scim/v2";

  private final ScimUsers users = new ScimUsers();
  private final ResourceEndpoint scim =
      new ResourceEndpoint(
          ServiceProvider.builder()
              .patchConfig(PatchConfig.builder().supported(true).build())
              .build(),
          new UserEndpointDefinition(users));
  private final HttpServer http;

  /** Listens on a free port. */
  public ScimServer() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.createContext(PATH, this::answer);
    http.start();
  }

  /**
   * The service's base address.
   *
   * @return scheme, host, port and path, without a slash at the end
   */
  public String url() {
    var address = http.getAddress();
    return "http://%s:%d%s".formatted(address.getHostString(), address.getPort(), PATH);
  }

  /**
   * Makes a user.
   *
   * @param user the user, without an id
   * @return the id that the service chose
   */
  public String create(User user) {
    return users.createResource(user, new Context(null)).getId().orElseThrow();
  }

  /**
   * Whether a user is active, as the service stores it.
   *
   * @param id the user's id
   * @return the attribute {@code active}
   */
  public boolean isActive(String id) {
    return users.getResource(id, null, null, new Context(null)).isActive().orElseThrow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var headers = new HashMap<String, String>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    var origin = "http://" + exchange.getRequestHeaders().getFirst("Host");
    var response =
        scim.handleRequest(
            origin + exchange.getRequestURI(),
            HttpMethod.valueOf(exchange.getRequestMethod()),
            new String(exchange.getRequestBody().readAllBytes(), UTF_8),
            headers,
            new Context(null));
    response.getHttpHeaders().forEach(exchange.getResponseHeaders()::set);
    var isEmpty = response.getHttpStatus() == 204 || response.isEmpty();
    var body = isEmpty ? new byte[0] : response.toString().getBytes(UTF_8);
    exchange.sendResponseHeaders(response.getHttpStatus(), isEmpty ? -1 : body.length);
    if (!isEmpty) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
