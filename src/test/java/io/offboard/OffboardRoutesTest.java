package io.offboard;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.account.AccountResolver;
import io.offboard.error.AccountNotFoundException;
import io.offboard.fixture.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
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
  void a_route_file_of_the_embedders_is_not_loaded() throws Exception {
    assertNotNull(getClass().getResource("/routes/of-an-embedder.camel.yaml"));
    context.getRegistry().bind("accountResolver", (AccountResolver) id -> null);

    context.addRoutes(OffboardRoutes.embedded());

    assertNotNull(context.getRouteDefinition("users.deactivate"));
    assertNull(context.getRouteDefinition("of-an-embedder"));
  }

  @Test
  void served_the_front_is_loaded_after_all_that_it_calls() throws Exception {
    context.getRegistry().bind("accountResolver", (AccountResolver) id -> null);
    context.getPropertiesComponent().addInitialProperty("offboard.api.token", "token");

    context.addRoutes(OffboardRoutes.served());

    var routes = context.getRouteDefinitions();
    var ids = routes.stream().map(route -> route.getId().replaceFirst("\\..*", "")).toList();
    assertEquals(ids.indexOf("http"), ids.lastIndexOf("vendor") + 1);
    assertEquals(Set.of("http"), Set.copyOf(ids.subList(ids.indexOf("http"), ids.size())));
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
  void a_second_copy_is_refused() throws Exception {
    context.getRegistry().bind("accountResolver", (AccountResolver) id -> null);
    context.addRoutes(OffboardRoutes.embedded());

    assertRefused("has a route", "add OffboardRoutes once");
  }

  @Test
  void a_second_copy_is_refused_once_the_first_has_started() throws Exception {
    context.getRegistry().bind("accountResolver", (AccountResolver) id -> null);
    context.addRoutes(OffboardRoutes.embedded());
    context.start();

    assertRefused("has a route", "add OffboardRoutes once");
  }

  @Test
  void a_route_of_the_embedders_is_not_replaced_by_one_of_the_same_name() throws Exception {
    context.getRegistry().bind("accountResolver", (AccountResolver) id -> null);
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:mine").routeId("vendor.call").to("log:mine");
          }
        });

    assertRefused("vendor.call", "other names");
    assertNull(context.getRouteDefinition("users.deactivate"));
  }

  @Test
  void a_bean_that_has_one_of_their_names_but_another_type_is_named() {
    context.getRegistry().bind("accountResolver", (AccountResolver) id -> null);
    context.getRegistry().bind("pause", "long");

    assertRefused("pause", "io.offboard.settle.Pause", "java.lang.String", "another name");
  }

  @Test
  void an_account_resolver_that_is_none_is_not_passed_over() {
    context.getRegistry().bind("accountResolver", "mine");

    assertRefused("accountResolver", AccountResolver.class.getName());
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
  void a_change_of_the_accounts_file_is_seen_while_the_context_runs(@TempDir Path directory)
      throws Exception {
    var file = Files.writeString(directory.resolve("accounts.yaml"), "accounts: []");
    context.getPropertiesComponent().addInitialProperty("offboard.accounts.file", file.toString());
    context.addRoutes(OffboardRoutes.embedded());
    context.start();
    var accounts =
        context.getRegistry().lookupByNameAndType("accountResolver", AccountResolver.class);
    var id = UUID.randomUUID();

    Files.writeString(file, "accounts: [{id: %s, integration: other}]".formatted(id));

    await()
        .ignoreException(AccountNotFoundException.class)
        .until(() -> accounts.resolve(id).integration().equals("other"));
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

  private void assertRefused(String... words) {
    var error =
        assertThrows(
            IllegalStateException.class, () -> context.addRoutes(OffboardRoutes.embedded()));

    for (var word : words) {
      assertTrue(error.getMessage().contains(word), error.getMessage());
    }
  }
}
