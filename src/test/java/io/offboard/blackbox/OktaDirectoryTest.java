package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.testkit.HttpAnswer;
import io.offboard.util.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OktaDirectoryTest extends DirectoryTestBase {
  private static final String USERS = "/api/v1/users";

  @Override
  TestAccount account() {
    return okta();
  }

  @Override
  String document(String id, String email) {
    return document(id, email, "ACTIVE");
  }

  private static String document(String id, String email, String status) {
    var user = Json.MAPPER.createObjectNode().put("id", id).put("status", status);
    user.putObject("profile").put("login", id + "@login.example").put("email", email);
    return user.toString();
  }

  @Override
  String target(String id) {
    return USERS + "/" + id;
  }

  @Override
  HttpAnswer page(String next, String... documents) {
    var page = HttpAnswer.of(200, "[" + String.join(",", documents) + "]");
    return next == null
        ? page
        : page.header(
            "Link",
            "<https://evil.example%s?after=%s&limit=1>; rel=\"next\"".formatted(USERS, next));
  }

  @Override
  String everybody(int limit) {
    return search("status pr", limit);
  }

  private static String search(String search, int limit) {
    return USERS + "?search=" + encoded(search) + "&limit=" + limit;
  }

  @Override
  String pageAfter(int limit, String next) {
    return everybody(limit) + "&after=" + next;
  }

  @Override
  String withEmail(int limit, String email) {
    var value = "\"" + email.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    return search(
        "(profile.email eq %1$s or profile.login eq %1$s or profile.secondEmail eq %1$s)"
            .formatted(value),
        limit);
  }

  @Override
  void deactivates(String id) {
    oktaDeactivates(id);
  }

  @Test
  void counts_a_deprovisioned_user_only_where_nobody_else_has_the_address() {
    vendor
        .expect("GET", withEmail(100, ADA))
        .answer(page(null, document("u1", ADA, "DEPROVISIONED"), document("u2", ADA, "SUSPENDED")));
    oktaDeactivates("u2");
    assertEquals("u2", byEmail(account(), ADA).json().path("id").textValue());

    vendor
        .expect("GET", withEmail(100, ADA))
        .answer(page(null, document("u1", ADA, "DEPROVISIONED")));
    oktaDeactivates("u1");
    assertEquals("u1", byEmail(account(), ADA).json().path("id").textValue());
  }

  @Test
  void finds_by_login_and_by_second_address() {
    var byLogin = "{\"id\":\"u1\",\"profile\":{\"login\":\"%s\"}}".formatted(ADA);
    var bySecond = "{\"id\":\"u2\",\"profile\":{\"secondEmail\":\"%s\"}}".formatted(ADA);
    vendor.expect("GET", withEmail(25, ADA)).answer(page(null, byLogin, bySecond));

    assertEquals(List.of("u1", "u2"), ids(list(account(), "&email=" + ADA)));
  }

  @Test
  void tells_of_the_rate_limit_of_reads() {
    vendor
        .expect("GET", everybody(25))
        .answer(
            page(null)
                .header("X-Rate-Limit-Limit", "50")
                .header("X-Rate-Limit-Remaining", "49")
                .header("X-Rate-Limit-Reset", Long.toString(START.getEpochSecond() + 30)));

    assertEquals("49", list(account(), "").header("ratelimit-remaining"));
  }

  @Test
  void waits_for_a_budget_that_is_known_to_be_used_up() {
    var account = account();
    var usedUp =
        page("next", document("u1", ADA))
            .header("X-Rate-Limit-Limit", "50")
            .header("X-Rate-Limit-Remaining", "0")
            .header("X-Rate-Limit-Reset", Long.toString(START.getEpochSecond() + 2));
    vendor.expect("GET", everybody(1)).answer(usedUp);
    vendor.expect("GET", pageAfter(1, "next")).answer(page(null, document("u2", ADA)));

    var cursor = cursor(list(account, "&limit=1"));

    assertEquals(List.of("u2"), ids(list(account, "&limit=1&next_cursor=" + cursor)));
    assertEquals(List.of(Duration.ofSeconds(3)), pauses());
  }

  @Test
  void never_reads_the_owner_of_the_token_as_me() {
    read(account(), "/me", "").isError(400, "'me'");
    assertNothingWasSent();
  }

  @Test
  @Timeout(10)
  void reads_a_long_link_in_no_time() {
    vendor.expect("GET", everybody(25)).answer(page(null).header("Link", "<?after=".repeat(500)));

    assertEquals(List.of(), ids(list(account(), "")));
  }

  @Test
  void goes_round_no_page_that_is_its_own_next() {
    vendor.expect("GET", withEmail(100, ADA)).answer(page("x"));
    for (var i = 0; i < 5; i++) {
      vendor.expect("GET", withEmail(100, ADA) + "&after=x").answer(page("x", document("u1", ADA)));
    }

    byEmail(account(), ADA).isVendorError(502, "cannot be read");
  }
}
