package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.fixture.Service;
import io.offboard.fixture.TransformFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An account whose own transform makes the body, for a service that wants something of its own. */
class ScimOwnRequestTest extends BlackBoxTest {
  private static final String USER = "/scim/v2/Users/u1";
  @TempDir static Path directory;

  @Override
  Service configured(Service plain) {
    write("deactivate", AccountsPage.transformAfter("request: acme/deactivate"));
    write("attribute", "{\"user_id\": $user_id, \"body\": {\"active\": false}}");
    write("activates", "{\"user_id\": $user_id, \"body\": {\"active\": true}}");
    write("does-more", "{\"user_id\": $user_id, \"body\": {\"active\": false, \"title\": \"x\"}}");
    write("names-another", "{\"user_id\": \"u2\", \"body\": {\"active\": false}}");
    write("names-nobody", "{\"body\": {\"active\": false}}");
    write("has-no-body", "{\"user_id\": $user_id}");
    write("is-no-object", "\"active\"");
    write("fails", "{\"user_id\": $user_id, \"body\": error(\"no\")}");
    write("refuses", "{\"problem\": \"Not on a Friday.\"}");
    return plain.with("offboard.transforms.dir", directory.toString());
  }

  @Test
  void makes_the_body() {
    vendor
        .expect("PATCH", USER)
        .withJson(
            """
            {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
             "Operations": [{"op": "Replace", "path": "active", "value": "False"}]}
            """)
        .answer(204, "");
    vendor.expect("GET", USER).answer(200, "{\"id\":\"u1\",\"active\":\"False\"}");

    var reply = deactivate(scim("transforms: {request: acme/deactivate}"), user("u1"));

    assertEquals("deactivated", reply.outcome(), reply::toString);
  }

  @Test
  void may_set_the_attribute_itself() {
    vendor.expect("PATCH", USER).withJson("{\"active\": false}").answer(204, "");
    vendor.expect("GET", USER).answer(200, "{\"id\":\"u1\",\"active\":false}");

    var reply = deactivate(scim("transforms: {request: acme/attribute}"), user("u1"));

    assertEquals("deactivated", reply.outcome(), reply::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "activates",
        "does-more",
        "names-another",
        "names-nobody",
        "has-no-body",
        "is-no-object",
        "fails"
      })
  void is_misconfigured_if_it_does_anything_else(String transform) {
    deactivate(scim("transforms: {request: acme/" + transform + "}"), user("u1"))
        .isError(500, "transforms.request");

    assertNothingWasSent();
  }

  @Test
  void may_refuse_what_the_caller_sends() {
    deactivate(scim("transforms: {request: acme/refuses}"), user("u1"))
        .isError(400, "Not on a Friday.");

    assertNothingWasSent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"put", "patch_value"})
  void goes_with_patch_only(String update) {
    deactivate(scim("update: " + update + ", transforms: {request: acme/deactivate}"), user("u1"))
        .isError(500, "transforms.request goes with update: patch only");

    assertNothingWasSent();
  }

  private static void write(String name, String transform) {
    TransformFiles.write(directory, "acme/" + name, transform);
  }
}
