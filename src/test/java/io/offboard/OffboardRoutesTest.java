package io.offboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.account.AccountResolver;
import io.offboard.fixture.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OffboardRoutesTest {
  private final DefaultCamelContext context = new DefaultCamelContext();

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void embedded_they_open_no_port() throws Exception {
    context.getRegistry().bind("accountResolver", (AccountResolver) id -> null);
    context.addRoutes(OffboardRoutes.embedded());
    context.start();

    var doors = context.getRoutes().stream().map(Route::getEndpoint).map(e -> e.getEndpointUri());

    assertTrue(doors.allMatch(door -> door.startsWith("direct://")));
    assertNull(context.getRegistry().lookupByName("authenticateCaller"));
  }

  @Test
  void served_they_need_an_api_token() {
    context.getRegistry().bind("accountResolver", (AccountResolver) id -> null);

    assertThrows(Exception.class, () -> context.addRoutes(OffboardRoutes.served()));
  }

  @Test
  void the_embedders_own_beans_are_left_alone() throws Exception {
    AccountResolver accounts = id -> null;
    var clock = Samples.clock();
    context.getRegistry().bind("accountResolver", accounts);
    context.getRegistry().bind("clock", clock);

    context.addRoutes(OffboardRoutes.embedded());

    var registry = context.getRegistry();
    assertSame(accounts, registry.lookupByNameAndType("accountResolver", AccountResolver.class));
    assertSame(clock, registry.lookupByNameAndType("clock", Clock.class));
  }

  @Test
  void without_a_resolver_the_accounts_come_from_a_file(@TempDir Path directory) throws Exception {
    var file = Files.writeString(directory.resolve("accounts.yaml"), "accounts: []");
    context.getPropertiesComponent().addInitialProperty("offboard.accounts.file", file.toString());

    context.addRoutes(OffboardRoutes.embedded());

    assertEquals(
        "AccountsFile",
        context.getRegistry().lookupByName("accountResolver").getClass().getSimpleName());
  }

  @Test
  void a_missing_accounts_file_stops_the_start() {
    context.getPropertiesComponent().addInitialProperty("offboard.accounts.file", "/no/such");

    var error =
        assertThrows(
            IllegalStateException.class, () -> context.addRoutes(OffboardRoutes.embedded()));

    assertTrue(error.getMessage().contains("/no/such"), error.getMessage());
  }

  @Test
  void their_transforms_may_be_replaced(@TempDir Path directory) throws Exception {
    Files.createDirectory(directory.resolve("okta"));
    Files.writeString(directory.resolve("okta/user.jslt"), "{ no jslt");
    context.getRegistry().bind("accountResolver", (AccountResolver) id -> null);
    context
        .getPropertiesComponent()
        .addInitialProperty("offboard.transforms.dir", directory.toString());

    var error =
        assertThrows(
            IllegalStateException.class, () -> context.addRoutes(OffboardRoutes.embedded()));

    assertTrue(error.getMessage().contains("user.jslt"), error.getMessage());
  }
}
