package io.offboard.routes;

import static io.offboard.fixture.Samples.account;
import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.json;
import static io.offboard.fixture.Samples.readBack;
import static io.offboard.fixture.Samples.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.DryRunResult;
import io.offboard.ResponseFormat;
import io.offboard.call.Call;
import io.offboard.call.Evidence;
import io.offboard.error.VendorErrorException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class UsersDryRunRouteTest extends UsersDoorTestBase {
  UsersDryRunRouteTest() {
    super("users.dry-run", "require", "read-back", "dry-run");
  }

  @Override
  void does(String chapter, Exchange exchange) {
    var call = Call.of(exchange);
    switch (chapter) {
      case "read-back" -> readBack(call, answer(200, "{'answered': 1}"), Evidence.CONTRARY);
      case "dry-run" -> call.dryRun().judge(null, "Who knows.");
      default -> assertTrue(call.onlyAsks());
    }
  }

  @Test
  void nothing_is_told_of_a_user_whom_the_vendor_does_not_show() {
    when(
        "okta.read-back",
        exchange -> readBack(Call.of(exchange), answer(404, "{}"), Evidence.NO_USER));

    assertInstanceOf(VendorErrorException.class, knock().getException());
    assertEquals(List.of("okta.require"), called);
  }

  @Test
  void the_call_is_known_as_a_dry_run_and_the_next_one_is_not() {
    var seen = new ArrayList<Boolean>();
    when(
        last(),
        exchange -> {
          seen.add(Call.of(exchange).onlyAsks());
          does("dry-run", exchange);
        });
    var exchange = knock();

    assertEquals(List.of(true), seen);

    exchange.getMessage().setBody(request(ResponseFormat.RAW));
    accounts = id -> account(id, "acme", true);
    template.send("direct:users.deactivate", exchange);
    assertFalse(Call.of(exchange).onlyAsks());
  }

  @Test
  void the_answer_says_that_it_is_a_dry_run_even_where_it_says_nothing_else() {
    var result = (DryRunResult) knock().getMessage().getBody();

    assertEquals(new DryRunResult(null, "Who knows.", List.of(), json("{'answered': 1}")), result);
    assertEquals(
        json(
            """
            {'dry_run': true, 'could_succeed': null, 'reason': 'Who knows.', 'requests': [],
             'user': {'answered': 1}}
            """),
        result.body());
    assertTrue(result.warnings().isEmpty());
  }
}
