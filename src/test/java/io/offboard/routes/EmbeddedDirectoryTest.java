package io.offboard.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.DeactivateRequest;
import io.offboard.DeactivateResult;
import io.offboard.DryRunResult;
import io.offboard.GetUserRequest;
import io.offboard.GetUserResult;
import io.offboard.ListUsersRequest;
import io.offboard.ListUsersResult;
import io.offboard.Outcome;
import io.offboard.ResponseFormat;
import io.offboard.error.InvalidRequestException;
import io.offboard.error.UserNotFoundException;
import io.offboard.fixture.SandboxedRoutes;
import io.offboard.testkit.SandboxVendor;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Finding users from a larger flow, at each of the stand-ins. */
class EmbeddedDirectoryTest extends SandboxedRoutes {
  private static final String ADA = "Ada.Moreno@acme.example";

  @TestFactory
  Stream<DynamicTest> finds_lists_and_reads_at_each_vendor() {
    return Stream.of(vendors.okta(), vendors.vanta(), vendors.scim())
        .map(
            vendor ->
                DynamicTest.dynamicTest(vendor.account().integration(), () -> walkAndFind(vendor)));
  }

  private void walkAndFind(SandboxVendor vendor) {
    var account = vendor.account().id();
    var everybody = new HashSet<String>();
    String cursor = null;
    var pages = 0;
    do {
      var page = page(account, cursor);
      page.users().forEach(user -> everybody.add(user.path("id").asText()));
      cursor = page.nextCursor();
      pages++;
    } while (cursor != null);
    assertTrue(pages >= 3, "pages: " + pages);

    var found =
        template.requestBody(
            "direct:users.list", ListUsersRequest.withEmail(account, ADA), ListUsersResult.class);
    assertEquals(1, found.users().size(), () -> found.body().toPrettyString());
    var id = found.users().get(0).path("id").textValue();
    assertTrue(everybody.contains(id), id);

    var read =
        template.requestBody(
            "direct:users.get", GetUserRequest.of(account, id), GetUserResult.class);
    for (var field : List.of("id", "name", "emails", "status")) {
      assertEquals(found.users().get(0).path(field), read.body().path(field), field);
    }
  }

  private ListUsersResult page(UUID account, String cursor) {
    var request =
        new ListUsersRequest(
            account, null, null, null, 10, cursor, List.of(), ResponseFormat.RAW, false, List.of());
    return template.requestBody("direct:users.list", request, ListUsersResult.class);
  }

  @Test
  void deactivates_by_address() {
    var request = DeactivateRequest.byEmail(vendors.scim().account().id(), ADA, null);

    var dryRun = template.requestBody("direct:users.dry-run", request, DryRunResult.class);
    assertNotNull(dryRun.user().path("id").textValue());
    vendors.scim().assertDeactivations(0);
    var result = template.requestBody("direct:users.deactivate", request, DeactivateResult.class);
    assertEquals(Outcome.DEACTIVATED, result.outcome());
    assertEquals(dryRun.user().path("id"), result.body().path("id"));
  }

  @Test
  void throws_what_a_flow_can_tell_apart() {
    var account = vendors.scim().account().id();

    assertInstanceOf(
        UserNotFoundException.class,
        failure(DeactivateRequest.byEmail(account, "nobody@acme.example", null)));
    assertInstanceOf(
        InvalidRequestException.class, failure(DeactivateRequest.byEmail(account, "nobody", null)));
    assertNull(DeactivateRequest.of(account, "u1", null).email());
  }

  private Throwable failure(DeactivateRequest request) {
    return assertThrows(CamelExecutionException.class, () -> deactivate(request)).getCause();
  }
}
