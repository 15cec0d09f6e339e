package io.offboard.routes;

import static io.offboard.fixture.Samples.json;
import static io.offboard.fixture.Samples.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.offboard.DeactivateResult;
import io.offboard.Outcome;
import io.offboard.ResponseFormat;
import io.offboard.error.AnswerNotMappableException;
import io.offboard.fixture.TransformFiles;
import io.offboard.transform.Transforms;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's own transform that fails on what the vendor sends. */
class BrokenTransformTest extends VendorMockTestBase {
  @TempDir static Path directory;

  @Override
  protected void bindToRegistry(Registry registry) {
    super.bindToRegistry(registry);
    registry.bind("transforms", broken());
  }

  @BeforeEach
  void oktaDeactivates() {
    vendorAnswers(200, "{'status': 'DEPROVISIONED'}");
  }

  @Test
  void the_embedder_learns_the_outcome() {
    var error =
        assertInstanceOf(
            AnswerNotMappableException.class, deactivate(ResponseFormat.UNIFIED).getException());

    assertEquals(Outcome.DEACTIVATED, error.outcome());
  }

  @Test
  void a_dry_run_does_not_claim_that_anything_happened() {
    var exchange =
        template.send(
            "direct:users.dry-run",
            asked -> asked.getMessage().setBody(request(ResponseFormat.UNIFIED)));

    var error = assertInstanceOf(AnswerNotMappableException.class, exchange.getException());
    assertNull(error.outcome());
  }

  @Test
  void a_raw_answer_needs_no_transform() {
    var result = deactivate(ResponseFormat.RAW).getMessage().getBody();

    assertEquals(
        new DeactivateResult(Outcome.DEACTIVATED, json("{'status': 'DEPROVISIONED'}"), List.of()),
        result);
  }

  private Exchange deactivate(ResponseFormat format) {
    return template.send(
        "direct:users.deactivate", exchange -> exchange.getMessage().setBody(request(format)));
  }

  private static Transforms broken() {
    TransformFiles.write(directory, "okta/user", "error(\"unforeseen\")");
    return Transforms.load(directory);
  }
}
