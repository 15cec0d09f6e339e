package io.offboard.routes;

import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.attempted;
import static io.offboard.fixture.Samples.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.DeactivateResult;
import io.offboard.Outcome;
import io.offboard.call.Call;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class UsersDeactivateRouteTest extends UsersDoorTestBase {
  UsersDeactivateRouteTest() {
    super("users.deactivate", "deactivate");
  }

  @Override
  void does(String chapter, Exchange exchange) {
    var call = Call.of(exchange);
    attempted(call, answer(200, "{'answered': 1}"));
    call.setOutcome(Outcome.DEACTIVATED);
  }

  @Test
  void the_answer_is_what_became_of_the_user() {
    assertEquals(
        new DeactivateResult(Outcome.DEACTIVATED, json("{'answered': 1}"), List.of()),
        knock().getMessage().getBody());
  }
}
