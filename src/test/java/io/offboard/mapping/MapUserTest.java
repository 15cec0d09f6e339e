package io.offboard.mapping;

import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.attempted;
import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.exchange;
import static io.offboard.fixture.Samples.json;
import static io.offboard.fixture.Samples.okta;
import static io.offboard.fixture.Samples.readBack;
import static io.offboard.fixture.Samples.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.schibsted.spt.data.jslt.JsltException;
import io.offboard.Outcome;
import io.offboard.ResponseFormat;
import io.offboard.account.IntegratedAccount;
import io.offboard.call.Call;
import io.offboard.call.Evidence;
import io.offboard.error.AnswerNotMappableException;
import io.offboard.transform.Transforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MapUserTest {
  @TempDir Path directory;
  private MapUser mapUser;

  @BeforeEach
  void writeTransforms() throws IOException {
    Files.writeString(directory.resolve("acme.jslt"), "{\"id\": $user_id, \"first_name\": .name}");
    Files.writeString(directory.resolve("broken.jslt"), "error(\"no\")");
    mapUser = new MapUser(Transforms.load(directory));
  }

  @Test
  void maps_the_read_back() {
    var call = accepted(ResponseFormat.UNIFIED);
    readBack(call, answer(200, "{'name': 'read'}"), Evidence.PROOF);

    mapUser.with("acme", exchange(call));

    assertEquals(json("{'id': 'u1', 'first_name': 'read'}"), call.unified());
  }

  @Test
  void maps_the_deactivate_answer_where_there_is_no_read_back() {
    var call = accepted(ResponseFormat.NORMALIZED);

    mapUser.with("acme", exchange(call));

    assertEquals(json("{'id': 'u1', 'first_name': 'answered'}"), call.unified());
  }

  @Test
  void maps_the_deactivate_answer_where_the_read_back_has_no_document() {
    var call = accepted(ResponseFormat.UNIFIED);
    readBack(call, answer(500, "{'name': 'error'}"), Evidence.NONE);

    mapUser.with("acme", exchange(call));

    assertEquals(json("{'id': 'u1', 'first_name': 'answered'}"), call.unified());
  }

  @Test
  void maps_an_empty_answer_as_an_empty_object() {
    var call = accepted(ResponseFormat.UNIFIED);
    attempted(call, answer(204, ""));

    mapUser.with("acme", exchange(call));

    assertEquals(json("{'id': 'u1'}"), call.unified());
  }

  @Test
  void lets_an_account_add_what_only_it_knows() throws IOException {
    Files.writeString(
        directory.resolve("own.jslt"), "{\"bio\": .team, \"id\": $user_id + \"!\"} + $unified");
    mapUser = new MapUser(Transforms.load(directory));
    var call = accepted(withTransform("own"), ResponseFormat.UNIFIED);
    readBack(call, answer(200, "{'name': 'read', 'team': 'Core'}"), Evidence.PROOF);

    mapUser.with("acme", exchange(call));

    assertEquals(json("{'id': 'u1!', 'first_name': 'read', 'bio': 'Core'}"), call.unified());
  }

  @Test
  void an_accounts_own_transform_that_fails_does_not_hide_the_outcome() {
    var call = accepted(withTransform("broken"), ResponseFormat.UNIFIED);

    var error =
        assertThrows(AnswerNotMappableException.class, () -> mapUser.with("acme", exchange(call)));

    assertEquals(Outcome.DEACTIVATED, error.outcome());
  }

  @Test
  void maps_nothing_for_a_raw_answer() {
    var call = accepted(ResponseFormat.RAW);

    mapUser.with("broken", exchange(call));

    assertNull(call.unified());
  }

  @ParameterizedTest
  @EnumSource
  void a_transform_that_fails_does_not_hide_the_outcome(Outcome outcome) {
    var call = accepted(ResponseFormat.UNIFIED);
    call.setOutcome(outcome);

    var error =
        assertThrows(
            AnswerNotMappableException.class, () -> mapUser.with("broken", exchange(call)));

    assertEquals(outcome, error.outcome());
    assertInstanceOf(JsltException.class, error.getCause());
  }

  @Test
  void a_transform_that_is_missing_does_not_hide_the_outcome() {
    var call = accepted(ResponseFormat.UNIFIED);

    var error =
        assertThrows(
            AnswerNotMappableException.class, () -> mapUser.with("missing", exchange(call)));

    assertEquals(Outcome.DEACTIVATED, error.outcome());
  }

  private static IntegratedAccount withTransform(String user) {
    var plain = okta();
    return new IntegratedAccount(
        plain.id(),
        plain.integration(),
        plain.baseUrl(),
        plain.credential(),
        true,
        false,
        Map.of("user", user));
  }

  private static Call accepted(ResponseFormat format) {
    return accepted(okta(), format);
  }

  private static Call accepted(IntegratedAccount account, ResponseFormat format) {
    var call = call(account, request(format));
    attempted(call, answer(200, "{'name': 'answered'}"));
    call.setOutcome(Outcome.DEACTIVATED);
    return call;
  }
}
