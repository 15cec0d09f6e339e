package io.offboard.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
