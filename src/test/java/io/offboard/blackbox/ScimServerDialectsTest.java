package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.captaingoldfish.scim.sdk.common.exceptions.ResourceNotFoundException;
import de.captaingoldfish.scim.sdk.common.resources.EnterpriseUser;
import de.captaingoldfish.scim.sdk.common.resources.complex.Manager;
import io.offboard.fixture.ScimSamples;
import io.offboard.fixture.ScimServer;
import io.offboard.fixture.ScimTrait;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each dialect against a SCIM service that was written by others, where it can be set so. */
class ScimServerDialectsTest extends BlackBoxTest {
  private ScimServer server;
  private String id;

  @AfterEach
  void closeServer() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"patch", "patch_value"})
  void both_forms_of_patch_are_understood(String update) {
    serve();

    assertOutcome("200 deactivated", "update: " + update);
    assertFalse(server.isActive(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"patch", "patch_value"})
  void a_service_without_patch_refuses_it_and_the_message_has_a_hint(String update) {
    serve(ScimTrait.NO_PATCH);

    var reply = deactivate(account("update: " + update), user(id));

    reply.isVendorError(501, "patch is not supported");
    assertTrue(reply.message().contains("another update setting"), reply::toString);
    assertTrue(server.isActive(id));
  }

  @Test
  void a_put_changes_active_and_nothing_else() {
    serve(ScimTrait.NO_PATCH);
    var before = server.stored(id);

    assertOutcome("200 deactivated", "update: put");

    var after = server.stored(id);
    before.setActive(false);
    before.remove("meta");
    after.remove("meta");
    assertEquals(Reply.parse(before.toString()), Reply.parse(after.toString()));
  }

  @Test
  void a_put_does_not_undo_what_others_change_in_between() {
    serve(ScimTrait.VERSIONS);
    var reads = new AtomicInteger();
    server.afterRead(
        () -> {
          if (reads.getAndIncrement() == 0) {
            server.changeTitle(id, "Guide");
          }
        });

    assertOutcome("200 deactivated", "update: put");

    assertFalse(server.isActive(id));
    assertEquals("Guide", server.stored(id).getTitle().orElseThrow());
  }

  @Test
  void a_put_with_a_version_that_is_outdated_again_is_refused() {
    serve(ScimTrait.VERSIONS);
    var reads = new AtomicInteger();
    server.afterRead(() -> server.changeTitle(id, "Guide " + reads.incrementAndGet()));

    deactivate(account("update: put"), user(id)).isVendorError(412, "has changed");

    assertTrue(server.isActive(id));
    assertEquals(2, reads.get());
  }

  @Test
  void a_patch_needs_no_version_where_the_service_asks_for_none() {
    serve(ScimTrait.VERSIONS);

    assertOutcome("200 deactivated", "update: patch");
    assertFalse(server.isActive(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"patch", "put"})
  void a_user_who_is_deleted_when_set_inactive_is_deactivated(String update) {
    serve(ScimTrait.DELETES_INACTIVE);

    var reply = assertOutcome("200 deactivated", "update: " + update);

    assertEquals("bjensen@example.com", reply.json().path("username").asText(), reply::toString);
    assertFalse(reply.json().path("status").asText().equals("active"), reply::toString);
    assertThrows(ResourceNotFoundException.class, () -> server.stored(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"patch", "put"})
  void a_user_whose_change_is_refused_for_being_inactive_is_so_already(String update) {
    serve(ScimTrait.FREEZES_INACTIVE);
    assertOutcome("200 deactivated", "update: " + update);

    assertOutcome("200 already_inactive", "update: " + update);
  }

  @Test
  void plain_json_is_spoken_although_a_service_may_not_take_it() {
    serve();

    var reply = deactivate(account("media_type: application/json"), user(id));

    assertTrue(reply.isRemoteError(), reply::toString);
    assertTrue(server.isActive(id));
  }

  @Test
  void plain_json_is_understood_by_a_service_that_takes_it() {
    serve(ScimTrait.PLAIN_JSON);

    assertOutcome("200 deactivated", "media_type: application/json");
    assertFalse(server.isActive(id));
  }

  @ParameterizedTest
  @CsvSource({"patch, false", "patch_value, false", "put, true"})
  void a_dry_run_reads_in_the_configuration_that_the_service_takes_no_patch(
      String update, boolean couldSucceed) {
    serve(ScimTrait.NO_PATCH);

    assertEquals(couldSucceed, dryRun("update: " + update).path("could_succeed").booleanValue());
    assertTrue(server.isActive(id));
  }

  @Test
  void a_dry_run_reads_in_the_configuration_that_the_service_takes_patch() {
    serve();

    assertTrue(dryRun("update: patch").path("could_succeed").booleanValue());
  }

  private JsonNode dryRun(String setting) {
    var reply = deactivate(account(setting), "&dry_run=true", user(id));
    assertEquals("200 dry_run", reply.status() + " " + reply.outcome(), reply::toString);
    return reply.json();
  }

  private Reply assertOutcome(String expected, String setting) {
    var reply = deactivate(account(setting), user(id));
    assertEquals(expected, reply.status() + " " + reply.outcome(), reply::toString);
    return reply;
  }

  private TestAccount account(String setting) {
    return scimAt(server.url(), setting);
  }

  private void serve(ScimTrait... traits) {
    server = new ScimServer(traits);
    var user = ScimSamples.jensen();
    user.setTitle("Tour Guide");
    user.setEnterpriseUser(
        EnterpriseUser.builder()
            .employeeNumber("701984")
            .manager(Manager.builder().value("26118915").build())
            .build());
    id = server.create(user);
  }
}
