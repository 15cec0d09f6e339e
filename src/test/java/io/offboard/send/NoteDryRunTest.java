package io.offboard.send;

import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.exchange;
import static io.offboard.fixture.Samples.scim;
import static io.offboard.fixture.Samples.vantaWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.error.AccountMisconfiguredException;
import io.offboard.transform.Transforms;
import io.offboard.watch.CallMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What it notes is seen in the dry runs of each vendor; here is what it says to their authors. */
class NoteDryRunTest {
  private final NoteDryRun dryRun =
      new NoteDryRun(new AddressVendorRequest(Duration.ofSeconds(10), "test", CallMeter.NONE));

  @Test
  void names_the_route_that_read_the_user_and_did_not_say_what_it_saw() {
    var error =
        assertThrows(
            IllegalStateException.class, () -> dryRun.userRead(exchange(call(scim(true)))));

    assertEquals("The route scim.read-back ended without answer.shows", error.getMessage());
  }

  @Test
  void an_account_without_a_credential_would_send_nothing() {
    var exchange = exchange(call(vantaWith(null)));
    new NameVendorRequest(Transforms.load(null)).read("/x", exchange);

    assertThrows(AccountMisconfiguredException.class, () -> dryRun.wouldSend(exchange));
  }
}
