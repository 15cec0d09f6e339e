package io.offboard.mapping;

import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.exchange;
import static io.offboard.fixture.Samples.json;
import static io.offboard.fixture.Samples.request;
import static io.offboard.fixture.Samples.vanta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.call.Call;
import io.offboard.error.InvalidRequestException;
import io.offboard.fixture.Samples;
import io.offboard.transform.Transforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a body looks like is the matter of its transform; here is what is made of it. */
class PrepareBodyTest {
  private final PrepareBody prepareBody = new PrepareBody(Transforms.load(null));

  @Test
  void the_body_is_made_of_user_actor_and_remote_data() {
    var call = prepared("u1", "a1", "{'note': 'x'}");

    assertEquals(
        json("{'updates': [{'id': 'u1', 'acknowledgerId': 'a1'}], 'note': 'x'}"),
        call.vendorBody());
    assertEquals("u1", call.userId());
  }

  @Test
  void the_body_may_name_the_user() {
    var call = prepared(null, "a1", "{'updates': [{'id': 'u2'}]}");

    assertEquals("u2", call.userId());
    assertEquals(json("{'updates': [{'id': 'u2', 'acknowledgerId': 'a1'}]}"), call.vendorBody());
  }

  @Test
  void nobody_may_be_named() {
    assertNull(prepared(null, null, "{}").userId());
  }

  @Test
  void a_problem_is_told_to_the_caller() {
    var error =
        assertThrows(
            InvalidRequestException.class,
            () -> prepared("u1", "a1", "{'updates': [{'id': 'u2'}]}"));

    assertEquals(400, error.statusCode());
    assertEquals(
        "Give user_id or remote_data.updates[0].id, or the same person in both.",
        error.getMessage());
  }

  @Test
  void a_transform_that_leaves_out_an_empty_body_means_an_empty_body(@TempDir Path directory)
      throws IOException {
    Files.writeString(directory.resolve("empty.jslt"), "{\"user_id\": $user_id, \"body\": {}}");
    var call = call(vanta());

    new PrepareBody(Transforms.load(directory)).with("empty", exchange(call));

    assertEquals(json("{}"), call.vendorBody());
    assertEquals("u1", call.userId());
  }

  private Call prepared(String userId, String actor, String remoteData) {
    var call = call(vanta(), request(Samples.VANTA_ID, userId, actor, remoteData));
    prepareBody.with("vanta/offboard.request", exchange(call));
    return call;
  }
}
