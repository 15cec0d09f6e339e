package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.blackbox.FaultMatrix.Cell;
import io.offboard.blackbox.FaultMatrix.Expected;
import io.offboard.testkit.HttpAnswer;
import io.offboard.testkit.ScriptedVendor;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs every cell of the fault matrix against a vendor that remembers what was changed. */
class FaultMatrixTest {
  @RegisterExtension
  static final Stage stage = new Stage().with("offboard.vendor.response-timeout", "500ms");

  @BeforeEach
  void learn() {
    learnTokensAndOwner(stage.vendor);
  }

  @TestFactory
  Stream<DynamicTest> what_comes_of_every_fault() {
    return FaultMatrix.cells().stream()
        .filter(cell -> cell.impossible() == null)
        .flatMap(Cell::forms)
        .map(cell -> DynamicTest.dynamicTest(cell.name(), () -> run(cell)));
  }

  private void run(Cell cell) {
    stage.begin();
    var vendor = new FaultyVendor(cell);
    if (cell.fault().equals("refused")) {
      runRefused(cell, vendor);
    } else {
      stage.vendor.respond(vendor);
      check(cell, vendor, stage.vendor.url());
    }
  }

  /** Nobody listens any more, or not until the first pause. */
  private void runRefused(Cell cell, FaultyVendor vendor) {
    var gone = new ScriptedVendor();
    learnTokensAndOwner(gone);
    gone.close();
    var back = new AtomicReference<>(gone);
    if (cell.change().equals(FaultMatrix.THEN_WELL)) {
      stage.onPause(
          () -> {
            back.set(new ScriptedVendor(URI.create(gone.url()).getPort()));
            back.get().respond(vendor);
          });
    }
    try {
      check(cell, vendor, gone.url());
    } finally {
      back.get().close();
    }
  }

  private void check(Cell cell, FaultyVendor vendor, String url) {
    var reply = account(cell.vendor(), url, cell.settings()).deactivate();

    var actual =
        new Expected(
            reply.status(),
            reply.outcome(),
            reply.isRemoteError(),
            reply.header("Retry-After"),
            vendor.requests(),
            stage.elapsed().toSeconds());
    assertEquals(cell.expect(), actual, reply.http()::body);
  }

  /** A call that is refused: what comes before any other is asked for once, and then known. */
  private static void learnTokensAndOwner(ScriptedVendor vendor) {
    vendor.respond(
        request -> {
          var known = Stage.background(request);
          return (known == null ? HttpAnswer.of(400, "{}") : known).header("Connection", "close");
        });
    account("okta", vendor.url(), "confirm: true").deactivate();
    account("vanta", vendor.url(), "confirm: true").deactivate();
  }

  private static TestAccount account(String integration, String url, String... settings) {
    return switch (integration) {
      case "okta" -> stage.oktaAt(url, "api_token: ssws-matrix", settings);
      case "vanta" -> stage.vantaAt(url, "vci_matrix", settings);
      case "scim" -> stage.scimAt(url, settings);
      default -> throw new IllegalArgumentException(integration);
    };
  }
}
