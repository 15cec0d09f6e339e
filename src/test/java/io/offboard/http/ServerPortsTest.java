package io.offboard.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.FreePort;
import org.apache.camel.main.Main;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerPortsTest {
  @ParameterizedTest
  @CsvSource({
    "false, 0.0.0.0, /, http://localhost:8080/",
    "true, ::, /, https://localhost:8080/",
    "false, 127.0.0.1, /elsewhere, http://127.0.0.1:8080/elsewhere",
    "false, ::1, //observe/health, http://[::1]:8080/observe/health"
  })
  void a_server_that_listens_everywhere_is_reached_at_localhost(
      boolean tls, String host, String path, String address) {
    assertEquals(address, ServerPorts.address(tls, host, 8080, path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
  void health_and_metrics_are_not_served_where_callers_are(String host) {
    var port = Integer.toString(FreePort.next());
    var main = new Main();
    try {
      main.addOverrideProperty("camel.server.port", port);
      main.addOverrideProperty("camel.management.enabled", "true");
      main.addOverrideProperty("camel.management.host", host);
      main.addOverrideProperty("camel.management.port", port);
      main.init();
      var ports = new ServerPorts();

      var error = assertThrows(IllegalStateException.class, () -> ports.beforeStart(main));

      assertTrue(
          error
              .getMessage()
              .startsWith(
                  "%s:%s cannot be opened, set another camel.management.port"
                      .formatted(host, port)),
          error::getMessage);
    } finally {
      main.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "", "-1", "65536", "80000", "99999999999", "8080 "})
  void what_is_no_port_is_refused_by_the_name_of_its_key(String text) {
    var error =
        assertThrows(
            IllegalArgumentException.class, () -> ServerPorts.number("camel.server.port", text));

    assertEquals("camel.server.port has to be a whole number from 1 to 65535.", error.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "8080, 8080", "65535, 65535"})
  void any_other_number_is_a_port(String text, int port) {
    assertEquals(port, ServerPorts.number("camel.server.port", text));
  }
}
