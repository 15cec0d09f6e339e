package io.offboard.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a start whose port cannot be opened: the http server under Camel only logs that, and the
 * service would go on without listening. Once it listens, says where.
 */
public final class ServerPorts extends MainListenerSupport {
  private static final Logger LOG = LoggerFactory.getLogger(ServerPorts.class);
  private static final List<String> EVERYWHERE = List.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");
  private static final int LAST_PORT = 65_535;

  @Override
  public void beforeStart(BaseMainSupport main) {
    var managed = Boolean.parseBoolean(property(main, "camel.management.enabled", "false"));
    // Both at a time: the http server under Camel would serve both at one port, and health and
    // metrics, which ask for no token, would be where callers are.
    var server = opened(main, "camel.server", 8080);
    try (server) {
      if (managed) {
        opened(main, "camel.management", 9876).close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void afterStart(BaseMainSupport main) {
    var server = main.configure().httpServer();
    var tls = server.isUseGlobalSslContextParameters();
    LOG.info("Serving at {}", address(tls, server.getHost(), server.getPort(), server.getPath()));
    var health = main.configure().httpManagementServer();
    if (health.isEnabled() && health.isHealthCheckEnabled()) {
      tls = health.isUseGlobalSslContextParameters();
      var path = health.getPath() + health.getHealthPath();
      LOG.info("Health at {}", address(tls, health.getHost(), health.getPort(), path));
    }
  }

  /** Where this machine reaches a server. */
  static String address(boolean tls, String host, int port, String path) {
    var name = EVERYWHERE.contains(host) ? "localhost" : host;
    var literal = name.contains(":") ? "[%s]".formatted(name) : name;
    return "%s://%s:%d%s"
        .formatted(tls ? "https" : "http", literal, port, path.replaceAll("/+", "/"));
  }

  private static ServerSocket opened(BaseMainSupport main, String server, int defaultPort) {
    var host = property(main, server + ".host", "0.0.0.0");
    var port =
        number(server + ".port", property(main, server + ".port", Integer.toString(defaultPort)));
    try {
      return new ServerSocket(port, 1, InetAddress.getByName(host));
    } catch (IOException e) {
      throw new IllegalStateException(
          "%s:%d cannot be opened, set another %s.port: %s"
              .formatted(host, port, server, e.getMessage()));
    }
  }

  /** Any port; 0 is a free one. */
  static int number(String key, String text) {
    var port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
    if (port > LAST_PORT) {
      throw new IllegalArgumentException(
          "%s has to be a whole number from 1 to %d.".formatted(key, LAST_PORT));
    }
    return port;
  }

  private static String property(BaseMainSupport main, String key, String otherwise) {
    return main.getCamelContext()
        .resolvePropertyPlaceholders("{{%s:%s}}".formatted(key, otherwise));
  }
}
