package io.offboard.mapping;

import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.attempted;
import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.exchange;
import static io.offboard.fixture.Samples.json;
import static io.offboard.fixture.Samples.okta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.offboard.call.Call;
import io.offboard.client.Verdict;
import io.offboard.transform.Transforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PickFromAnswerTest {
  @TempDir Path directory;

  private final Call call = call(okta());

  @Test
  void what_is_picked_becomes_the_body_and_the_noted_answer_stays() throws IOException {
    var noted = answer(200, "{'of': {'u1': {'state': 'gone'}}}");
    attempted(call, noted);

    assertEquals(json("{'state': 'gone'}"), picked("get-key(.of, $user_id)"));

    assertEquals(noted, call.progress().attempt());
  }

  @Test
  void its_message_is_what_the_vendor_says() throws IOException {
    attempted(call, answer(409, "{'message': 'Error 17', 'why': 'Not now'}"));

    picked("{\"message\": .why}");

    assertEquals("Not now", call.progress().attempt().message());
  }

  @Test
  void without_a_message_what_was_found_before_stays() throws IOException {
    attempted(call, answer(409, "{}").saying("Not now"));

    picked("{}");

    assertEquals("Not now", call.progress().attempt().message());
  }

  @Test
  void an_answer_without_a_body_is_an_empty_object() throws IOException {
    attempted(call, answer(204, ""));

    assertEquals(json("{'object': true}"), picked("{\"object\": is-object(.)}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"error(\"no\")", ".missing", "\"text\"", "[.]"})
  void a_transform_that_fails_or_gives_no_object_has_picked_nothing(String transform)
      throws IOException {
    attempted(call, answer(200, "{'id': 'u1'}"));

    assertEquals(json("{}"), picked(transform));

    assertEquals(Verdict.ACCEPTED, call.progress().attempt().verdict());
    assertNull(call.progress().attempt().message());
  }

  private Object picked(String transform) throws IOException {
    Files.writeString(directory.resolve("mine.jslt"), transform);
    var exchange = exchange(call);
    new PickFromAnswer(Transforms.load(directory)).with("mine", exchange);
    return exchange.getMessage().getBody();
  }
}
