package io.offboard.leaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.DeactivateRequest;
import io.offboard.LeaverRequest;
import io.offboard.Outcome;
import io.offboard.call.Call;
import io.offboard.call.Evidence;
import io.offboard.call.StartCall;
import io.offboard.client.Received;
import io.offboard.error.AnswerNotMappableException;
import io.offboard.error.InvalidRequestException;
import io.offboard.fixture.LoggedLines;
import io.offboard.fixture.Samples;
import io.offboard.store.Leaver;
import io.offboard.store.LeaverState;
import io.offboard.store.LeaverStep;
import io.offboard.store.StepState;
import io.offboard.store.Store;
import io.offboard.store.StoreUnavailableException;
import io.offboard.store.TestDatabase;
import io.offboard.store.Turn;
import io.offboard.testkit.TestClock;
import io.offboard.transform.Transforms;
import io.offboard.watch.CallMeter;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StepAttemptTest {
  private static final UUID ACCOUNT = new UUID(0, 1);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final TestClock clock = Samples.clock();
  private final Store store = Store.open(TestDatabase.H2_MEMORY.create(), clock);
  private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());
  private final StepAttempt attempt =
      new StepAttempt(
          new LeaverRegister(store.leavers(), clock, null),
          new Proofs(Transforms.load(null)),
          new StartCall(clock, Duration.ofSeconds(25)),
          clock,
          CallMeter.NONE);

  private LeaverWork work;

  @BeforeEach
  void begin() {
    request("hr");
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** A tenth of the vendor's limit is left to those who cannot wait. */
  @Test
  void an_attempt_is_a_call_that_can_wait_of_whoever_asked_for_the_leaver() {
    assertTrue(Call.of(exchange).isPatient());
    assertEquals("hr", Call.of(exchange).caller().name());
    var request = exchange.getMessage().getBody(DeactivateRequest.class);
    assertEquals("ada.moreno@acme.example", request.email());
    assertEquals(ACCOUNT, request.integratedAccountId());
  }

  @Test
  void an_attempt_for_a_larger_flow_has_no_caller() {
    request(null);

    assertNull(Call.of(exchange).caller());
  }

  @Test
  void a_user_who_cannot_be_mapped_is_still_gone() {
    attempt.refused(exchange, new AnswerNotMappableException(Outcome.DEACTIVATED, null));
    assertEquals("deactivated", exchange.getProperty("leaverOutcome"));

    attempt.refused(exchange, new AnswerNotMappableException(null, null));
    assertEquals("", exchange.getProperty("leaverOutcome"));
    assertEquals("AnswerNotMappableException", exchange.getProperty("leaverError"));
    assertEquals(500, exchange.getProperty("leaverStatus"));
  }

  /** Its caller would get 500: what an auditor is shown is the answer that proves it. */
  @Test
  void the_attempt_of_a_user_who_is_gone_and_cannot_be_mapped_is_recorded_as_200() {
    store.leavers().accept(List.of(work.leaver()), met -> true, LIMIT);
    var call = Call.of(exchange);
    call.setAccount(Samples.okta());
    call.setUserId("u1");
    var gone = Samples.answer(200, "{'status': 'DEPROVISIONED'}");
    Samples.attempted(call, Samples.answer(200, "{}"));
    Samples.readBack(call, gone.in(new Received(new byte[0], clock.instant())), Evidence.PROOF);

    attempt.refused(exchange, new AnswerNotMappableException(Outcome.DEACTIVATED, null));
    work.becomes(StepState.DONE, null);
    attempt.record(exchange);

    var recorded = store.leavers().queries().attempts("ada", LIMIT).get(0);
    assertEquals(200, recorded.status());
    assertEquals("deactivated", recorded.outcome());
    assertNull(recorded.message());
    assertTrue(recorded.proof().contains("DEPROVISIONED"), recorded::proof);
  }

  @Test
  void what_cannot_be_recorded_is_logged_as_not_audited_and_the_turn_does_not_end() {
    attempt.refused(exchange, new InvalidRequestException("Give it."));
    work.becomes(StepState.FAILED, null);
    store.close();

    try (var log = new LoggedLines()) {
      assertThrows(StoreUnavailableException.class, () -> attempt.record(exchange));

      var line = log.audit().get(0);
      assertTrue(line.path("audited").isBoolean(), line::toString);
      assertFalse(line.path("audited").booleanValue());
      assertEquals("failed", line.path("outcome").asText());
    }
  }

  @Test
  void what_was_put_off_is_no_attempt_and_not_recorded() {
    attempt.refused(exchange, new InvalidRequestException("Give it."));
    store.close();

    try (var log = new LoggedLines()) {
      attempt.record(exchange);

      assertEquals(List.of(), log.audit());
    }
  }

  private void request(String requestedBy) {
    var now = clock.instant();
    var request = LeaverRequest.byEmail("ada", "ada.moreno@acme.example", null);
    var step = LeaverStep.of(ACCOUNT, "okta", 1);
    var leaver =
        new Leaver(
            "ada",
            1,
            request.fingerprint(),
            request.toJson().toString(),
            LeaverState.RUNNING,
            requestedBy,
            now,
            now,
            now.plus(request.giveUpAfter()),
            List.of(step));
    work = new LeaverWork(new Turn("ada", ACCOUNT, 1), leaver, step);
    exchange.setProperty(LeaverWork.PROPERTY, work);
    attempt.request(exchange);
  }
}
