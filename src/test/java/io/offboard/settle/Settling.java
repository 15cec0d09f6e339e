package io.offboard.settle;

import static io.offboard.fixture.Samples.answer;
import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.exchange;

import io.offboard.DeactivateRequest;
import io.offboard.Outcome;
import io.offboard.account.IntegratedAccount;
import io.offboard.call.Call;
import io.offboard.call.Evidence;
import io.offboard.call.Progress;
import io.offboard.call.Step;
import io.offboard.client.VendorAnswer;
import io.offboard.fixture.Samples;
import io.offboard.testkit.TestClock;
import java.time.Duration;
import org.apache.camel.Exchange;

/** A deactivation that a test leads from answer to answer, with a confirm window of 5 seconds. */
final class Settling {
  final TestClock clock = Samples.clock();
  private final Settlement settlement =
      new Settlement(new ReadBackSchedule(clock, Duration.ofSeconds(5)));
  private final Call call;
  private final Exchange exchange;

  Settling(IntegratedAccount account) {
    call = call(account, DeactivateRequest.of(account.id(), "u1", "a1"), clock);
    exchange = exchange(call);
  }

  /** Waits as told, and answers the deactivate call. */
  void attempt(VendorAnswer answer) {
    clock.advance(progress().pause());
    progress().attempting();
    progress().attempted(answer);
    settlement.afterAttempt(exchange);
  }

  /** Waits as told, and answers the read. */
  void read(Evidence shown) {
    clock.advance(progress().pause());
    progress().readBack(answer(200, "{}"), shown);
    settlement.afterReadBack(exchange);
  }

  /** All reads show the same. */
  void readToTheEnd(Evidence shown) {
    while (next() == Step.READ_BACK) {
      read(shown);
    }
  }

  Step next() {
    return progress().next();
  }

  Duration pause() {
    return progress().pause();
  }

  Outcome outcome() {
    return call.outcome();
  }

  Progress progress() {
    return call.progress();
  }

  /** The time since the call arrived. */
  Duration elapsed() {
    return call.deadline().elapsed();
  }
}
