package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.testkit.HttpAnswer;
import io.offboard.util.Json;
import org.junit.jupiter.api.Test;

class VantaDirectoryTest extends DirectoryTestBase {
  private static final String PEOPLE = "/v1/people";

  @Override
  TestAccount account() {
    return vanta();
  }

  @Override
  String document(String id, String email) {
    return document(id, "user-of-" + id, email);
  }

  private static String document(String id, String userId, String email) {
    var person = Json.MAPPER.createObjectNode().put("id", id).put("userId", userId);
    person.put("emailAddress", email).putObject("employment").put("status", "CURRENT");
    return person.put("status", "x").toString();
  }

  @Override
  String target(String id) {
    return PEOPLE + "/" + id;
  }

  @Override
  HttpAnswer page(String next, String... documents) {
    var info = next == null ? "{}" : "{\"hasNextPage\":true,\"endCursor\":\"" + next + "\"}";
    return HttpAnswer.of(
        200,
        "{\"results\":{\"data\":[%s],\"pageInfo\":%s}}"
            .formatted(String.join(",", documents), info));
  }

  @Override
  String everybody(int limit) {
    return PEOPLE + "?pageSize=" + limit;
  }

  @Override
  String pageAfter(int limit, String next) {
    return everybody(limit) + "&pageCursor=" + next;
  }

  @Override
  String withEmail(int limit, String email) {
    return PEOPLE + "?emailAndNameFilter=" + encoded(email) + "&pageSize=" + limit;
  }

  @Override
  void deactivates(String id) {
    vendor
        .expect("POST", "/v1/people/offboard")
        .withJson(offboarding(id, Documents.VANTA_ACTOR))
        .answer(200, "{\"results\":[{\"id\":\"%s\",\"status\":\"SUCCESS\"}]}".formatted(id));
    vendor.expect("GET", target(id)).answer(200, document(id, ADA));
  }

  private static String offboarding(String id, String actor) {
    return "{\"updates\":[{\"id\":\"%s\",\"acknowledgerId\":\"%s\"}]}".formatted(id, actor);
  }

  @Test
  void finds_the_actor_by_address() {
    vendor
        .expect("GET", withEmail(100, "lead@acme.example"))
        .answer(page(null, document("p9", "user9", "Lead@acme.example")));
    vendor
        .expect("POST", "/v1/people/offboard")
        .withJson(offboarding("p1", "user9"))
        .answer(200, "{\"results\":[{\"id\":\"p1\",\"status\":\"SUCCESS\"}]}");
    vendor.expect("GET", target("p1")).answer(200, document("p1", ADA));

    var reply = deactivate(account(), "&actor=lead@acme.example", user("p1"));

    assertEquals("deactivated", reply.outcome(), reply::toString);
  }

  @Test
  void offboards_nobody_for_an_actor_who_is_nobody_or_has_no_login_or_is_two() {
    vendor.expect("GET", withEmail(100, "a@b.c")).answer(page(null));
    deactivate(account(), "&actor=a@b.c", user("p1")).isError(404, "actor");

    vendor.expect("GET", withEmail(100, "a@b.c")).answer(page(null, document("p9", null, "a@b.c")));
    deactivate(account(), "&actor=a@b.c", user("p1")).isError(404, "actor");

    vendor
        .expect("GET", withEmail(100, "a@b.c"))
        .answer(page(null, document("p8", "a@b.c"), document("p9", "a@b.c")));
    deactivate(account(), "&actor=a@b.c", user("p1")).isError(422, "give actor as an id");
  }

  @Test
  void holds_remote_data_to_the_person_who_was_found() {
    vendor.expect("GET", withEmail(100, ADA)).answer(page(null, document("u1", ADA)));

    deactivate(
            account(),
            "&actor=a1",
            "{\"email\":\"%s\",\"remote_data\":{\"updates\":[{\"id\":\"u2\"}]}}".formatted(ADA))
        .isError(400, "remote_data.updates");
  }

  @Test
  void wants_an_actor_before_anybody_is_looked_up() {
    var body = "{\"email\":\"%s\"}".formatted(ADA);

    var insights =
        deactivate(account(), "", body)
            .isError(400, "Give actor")
            .insight("missing_required_query_parameters");
    deactivate(account(), "&dry_run=true", body).isError(400, "Give actor");

    assertEquals(Reply.parse("[\"actor\"]"), insights.path("value"));
    assertNothingWasSent();
  }

  @Test
  void reads_remote_data_before_anybody_is_looked_up() {
    var body = "{\"email\":\"%s\",\"remote_data\":{\"updates\":[]}}".formatted(ADA);

    deactivate(account(), "&actor=a1", body).isError(400, "remote_data.updates");
    assertNothingWasSent();
  }
}
