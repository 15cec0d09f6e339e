package io.offboard.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;

/**
 * Ends a start whose port cannot be opened: the http server under Camel only logs that, and the
 * service would go on without listening.
 */
public final class ServerPorts extends MainListenerSupport {
  @Override
  public void beforeStart(BaseMainSupport main) {
    check(main, "camel.server", 8080);
    if (Boolean.parseBoolean(property(main, "camel.management.enabled", "false"))) {
      check(main, "camel.management", 9876);
    }
  }

  private static void check(BaseMainSupport main, String server, int defaultPort) {
    var host = property(main, server + ".host", "0.0.0.0");
    var port = property(main, server + ".port", Integer.toString(defaultPort));
    try (var probe = new ServerSocket(Integer.parseInt(port), 1, InetAddress.getByName(host))) {
      probe.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(
          "%s:%s cannot be opened, set another %s.port: %s"
              .formatted(host, port, server, e.getMessage()));
    }
  }

  private static String property(BaseMainSupport main, String key, String otherwise) {
    return main.getCamelContext()
        .resolvePropertyPlaceholders("{{%s:%s}}".formatted(key, otherwise));
  }
}
