package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.blackbox.FaultMatrix.Cell;
import io.offboard.blackbox.FaultMatrix.Expected;
import io.offboard.fixture.FreePort;
import io.offboard.fixture.Service;
import io.offboard.testkit.HttpAnswer;
import io.offboard.testkit.ScriptedVendor;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs every cell of the fault matrix against a vendor that remembers what was changed. */
class FaultMatrixTest extends BlackBoxTest {
  @BeforeEach
  void learn() {
    learnTokensAndOwner(vendor);
  }

  @Override
  Service configured(Service plain) {
    return plain.with("offboard.vendor.response-timeout", "500ms");
  }

  @TestFactory
  Stream<DynamicTest> what_comes_of_every_fault() {
    return FaultMatrix.cells().stream()
        .filter(cell -> cell.impossible() == null)
        .flatMap(Cell::forms)
        .map(cell -> DynamicTest.dynamicTest(cell.name(), () -> run(cell)));
  }

  private void run(Cell cell) {
    begin();
    var faulty = new FaultyVendor(cell);
    if (cell.fault().equals("refused")) {
      runRefused(cell, faulty);
    } else {
      vendor.respond(faulty);
      check(cell, faulty, vendor.url());
    }
  }

  /** Nobody listens any more, or not until the first pause. */
  private void runRefused(Cell cell, FaultyVendor faulty) {
    var gone = new ScriptedVendor(FreePort.next());
    learnTokensAndOwner(gone);
    gone.close();
    var back = new AtomicReference<>(gone);
    if (cell.change().equals(FaultMatrix.THEN_WELL)) {
      onPause(
          () -> {
            back.set(new ScriptedVendor(URI.create(gone.url()).getPort()));
            back.get().respond(faulty);
          });
    }
    try {
      check(cell, faulty, gone.url());
    } finally {
      back.get().close();
    }
  }

  private void check(Cell cell, FaultyVendor faulty, String url) {
    var reply = account(cell.vendor(), url, cell.settings()).deactivate();

    var actual =
        new Expected(
            reply.status(),
            reply.outcome(),
            reply.isRemoteError(),
            reply.header("Retry-After"),
            faulty.requests(),
            elapsed().toSeconds());
    assertEquals(cell.expect(), actual, reply.http()::body);
  }

  /** A call that is refused: what comes before any other is asked for once, and then known. */
  private void learnTokensAndOwner(ScriptedVendor learning) {
    learning.respond(
        request -> {
          var known = background(request);
          return (known == null ? HttpAnswer.of(400, "{}") : known).header("Connection", "close");
        });
    account("okta", learning.url(), "confirm: true").deactivate();
    account("vanta", learning.url(), "confirm: true").deactivate();
  }

  private TestAccount account(String integration, String url, String... settings) {
    return switch (integration) {
      case "okta" -> oktaAt(url, "api_token: ssws-matrix", settings);
      case "vanta" -> vantaAt(url, "vci_matrix", "vcs_1", settings);
      case "scim" -> scimAt(url + "/scim/v2", settings);
      default -> throw new IllegalArgumentException(integration);
    };
  }
}
