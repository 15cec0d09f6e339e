package io.offboard.blackbox;

import io.offboard.fixture.Service;
import java.net.http.HttpRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator can do without the pages for people. */
class NoPagesTest extends BlackBoxTest {
  @Override
  Service configured(Service plain) {
    return plain.with("offboard.docs.enabled", "false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi.yaml", "/docs", "/console", "/console/console.js"})
  void none_is_there(String path) {
    send(HttpRequest.newBuilder(service.uri(path))).isError(404, "nothing else is here");
  }
}
