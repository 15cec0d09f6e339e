package io.offboard.mapping;

import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.clock;
import static io.offboard.fixture.Samples.exchange;
import static io.offboard.fixture.Samples.okta;
import static io.offboard.fixture.Samples.readBack;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.DryRunResult;
import io.offboard.call.Evidence;
import io.offboard.call.StartCall;
import io.offboard.transform.Transforms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a transform says is the matter of its cases; here is what is made of it. */
class JudgeCallTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"true, true", "false, false", "null,", "'\"true\"',", "1,", "[false],"})
  void only_a_boolean_says_whether_the_call_could_succeed(String said, Boolean could) {
    var judged = judged("{\"could_succeed\": %s, \"reason\": \"Why.\"}".formatted(said));

    assertEquals(could, judged.couldSucceed());
    assertEquals("Why.", judged.reason());
  }

  private DryRunResult judged(String transform) {
    var call = call(okta());
    var exchange = exchange(call);
    exchange.getMessage().setBody(call.request());
    new StartCall(clock(), Duration.ofSeconds(25)).dryRun(exchange);
    readBack(call, answer(200, "{}"), Evidence.NONE);
    new JudgeCall(Transforms.load(having(transform))).with("judge", exchange);
    return call.dryRun().result(null);
  }

  private Path having(String transform) {
    try {
      Files.writeString(directory.resolve("judge.jslt"), transform);
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
