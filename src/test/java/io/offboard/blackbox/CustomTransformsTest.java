package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.Service;
import io.offboard.fixture.TransformFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory in which Vanta's transform is replaced, and Okta's is broken. */
class CustomTransformsTest extends BlackBoxTest {
  @TempDir static Path directory;

  @Override
  Service configured(Service plain) {
    TransformFiles.write(directory, "vanta/person", "{\"id\": .id, \"title\": \"custom\"}");
    TransformFiles.write(directory, "okta/user", "{\"id\": error(.profile.firstName)}");
    return plain.with("offboard.transforms.dir", directory.toString());
  }

  @Test
  void replace_the_ones_of_the_same_name() {
    vendor
        .expect("POST", "/v1/people/offboard")
        .answer(200, "{\"results\":[{\"id\":\"p1\",\"status\":\"SUCCESS\"}]}");
    vendor.expect("GET", "/v1/people/p1").answer(200, "{\"id\":\"p1\"}");

    deactivate(vanta(), "&actor=a1&truto_ignore_remote_data=true", user("p1"))
        .isSuccess("deactivated", "{\"id\": \"p1\", \"title\": \"custom\"}");
  }

  @Test
  void a_broken_one_does_not_hide_that_the_user_is_deactivated() {
    vendor.expect("POST", "/api/v1/users/00u1/lifecycle/deactivate").answer(200, "{}");
    vendor
        .expect("GET", "/api/v1/users/00u1")
        .answer(200, "{\"status\":\"DEPROVISIONED\",\"profile\":{\"firstName\":\"Ada\"}}");

    var reply = deactivate(okta(), user("00u1")).isError(500, "The user is deactivated");

    assertEquals("deactivated", reply.outcome());
    assertFalse(reply.http().body().contains("Ada"), reply::toString);
    assertTrue(log.text().contains("JsltException: error: Ada"), log::text);
    log.events().forEach(event -> assertEquals(1, event.lines().count(), event));
  }

  @Test
  void a_broken_one_does_not_hide_that_the_user_is_being_deactivated() {
    vendor.expect("POST", "/api/v1/users/00u1/lifecycle/deactivate").answer(200, "{}");
    vendor.expect("GET", "/api/v1/users/00u1").answer(404, "{}");

    var reply = deactivate(okta(), user("00u1")).isError(500, "The user is being deactivated");

    assertEquals("pending", reply.outcome());
  }

  @Test
  void the_raw_answer_needs_none() {
    oktaDeactivates("00u1");

    deactivate(okta(), "&truto_response_format=raw", user("00u1")).isSuccess("deactivated", "{}");
  }
}
