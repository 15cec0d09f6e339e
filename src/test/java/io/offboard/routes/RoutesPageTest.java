package io.offboard.routes;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code routes/README.md} leads to each chapter. */
class RoutesPageTest {
  @Test
  void the_page_names_every_chapter() throws IOException {
    var page = Files.readString(Path.of("routes/README.md"));

    for (var route : RouteFile.all()) {
      var link = "[%s](%1$s.camel.yaml)".formatted(route.chapter());
      assertTrue(page.contains(link), link);
    }
  }

  @Test
  void the_page_is_not_delivered() {
    assertNull(getClass().getResource("/routes/README.md"));
  }
}
