package io.offboard.vendor;

import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.exchange;
import static io.offboard.fixture.Samples.vantaWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.error.AccountMisconfiguredException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NoteDryRunTest {
  private final NoteDryRun note =
      new NoteDryRun(new AddressVendorRequest(Duration.ofSeconds(10), "1.0"));

  @Test
  void an_account_without_a_credential_would_send_nothing() {
    var exchange = exchange(call(vantaWith(null)));
    new VendorCall().read("/x", exchange);

    assertThrows(AccountMisconfiguredException.class, () -> note.wouldSend(exchange));
  }
}
