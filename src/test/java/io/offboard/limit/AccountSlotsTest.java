package io.offboard.limit;

import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.exchange;
import static io.offboard.fixture.Samples.okta;
import static io.offboard.fixture.Samples.vanta;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.error.TooManyCallsException;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountSlotsTest {
  private final AccountSlots slots = new AccountSlots(2);
  private final Exchange okta = exchange(call(okta()));

  @BeforeEach
  void takeAll() {
    slots.take(okta);
    slots.take(okta);
  }

  @Test
  void a_call_too_many_is_refused_for_a_second() {
    var error = assertThrows(TooManyCallsException.class, () -> slots.take(okta));

    assertEquals(503, error.statusCode());
    assertEquals(Optional.of(1L), error.retryAfterSeconds());
  }

  @Test
  void a_refused_call_takes_no_slot() {
    assertThrows(TooManyCallsException.class, () -> slots.take(okta));
    slots.free(okta);

    assertDoesNotThrow(() -> slots.take(okta));
    assertThrows(TooManyCallsException.class, () -> slots.take(okta));
  }

  @Test
  void another_account_has_slots_of_its_own() {
    assertDoesNotThrow(() -> slots.take(exchange(call(vanta()))));
  }
}
