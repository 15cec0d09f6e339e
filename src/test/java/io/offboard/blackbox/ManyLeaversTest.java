package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.fixture.Service;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** Many leavers in one request, a line each: all are accepted, or none. */
class ManyLeaversTest extends LeaverTestBase {
  @Test
  void many_are_accepted_a_line_each() {
    var account = okta();
    var one = newId();
    var two = newId();
    accept(request(one, "00u1", LATER, account));

    var answer =
        acceptLines(
            request(one, "00u1", LATER, account)
                + "\n"
                + request(two, "00u2", LATER, account)
                + "\n");

    assertEquals(202, answer.status(), answer::toString);
    assertEquals("{\"accepted\":2}", answer.http().body());
    assertEquals(200, get("/" + two).status());
  }

  @Test
  void a_wrong_line_is_told_by_its_number_and_nothing_is_accepted() {
    var account = okta();
    var id = newId();
    var right = request(id, "00u1", LATER, account) + "\n";
    var taken = newId();
    accept(request(taken, "00u1", LATER, account));

    acceptLines(right + "{\"person\":\n").isError(400, "Line 2: Send the body as one valid JSON");
    acceptLines(right + "\n" + right).isError(400, "Line 2: It is empty");
    acceptLines(right + request(newId(), "00u1", "", unknownAccount()))
        .isError(400, "Line 2: No integrated account that you may see");
    acceptLines(right + request(taken, "00u2", LATER, account))
        .isError(400, "Line 2: The id is taken");
    acceptLines(right + request(id, "00u2", LATER, account))
        .isError(400, "Line 2: The id is taken");
    acceptLines(right + request(newId(), "u", ",\"dry_run\":true", account))
        .isError(400, "Line 2: A dry_run");
    acceptLines("").isError(400, "there is none");
    get("/" + id).isError(404, "no leaver");
  }

  @Test
  void lines_for_another_path_are_a_body_like_any_other() {
    var lines = BodyPublishers.ofString("x".repeat(70_000));

    send(HttpRequest.newBuilder(service.uri(Service.PATH))
            .header("Content-Type", "application/x-ndjson")
            .POST(lines))
        .isError(413, "at most 64 KiB");
  }

  @Test
  void many_are_10000_at_most_and_may_be_larger_than_one() {
    var account = okta();
    var line = request("x", "00u1", LATER, account);
    var lines = new StringBuilder();
    for (var i = 0; i < 10_000; i++) {
      lines.append(line.replace("\"x\"", "\"%s\"".formatted("many-" + i))).append('\n');
    }

    acceptLines(lines + line).isError(400, "10000");
    assertEquals("{\"accepted\":10000}", acceptLines(lines.toString()).http().body());
  }

  @Test
  void many_are_16_mib_at_most() {
    acceptLines("x".repeat((16 << 20) + 1)).isError(413, "16 MiB");
  }
}
