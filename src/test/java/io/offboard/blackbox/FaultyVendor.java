package io.offboard.blackbox;

import io.offboard.testkit.Answer;
import io.offboard.testkit.Fault;
import io.offboard.testkit.Gate;
import io.offboard.testkit.HttpAnswer;
import io.offboard.testkit.RecordedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A vendor with one user, to whom the deactivate calls of one cell of the fault matrix are made.
 */
final class FaultyVendor implements Function<RecordedRequest, Answer> {
  private final FaultMatrix.Cell cell;
  private final List<String> requests = new ArrayList<>();
  private boolean inactive;
  private boolean ill;

  FaultyVendor(FaultMatrix.Cell cell) {
    this.cell = cell;
    // A refused connection never gets here.
    this.ill = !cell.fault().equals("refused");
  }

  @Override
  public synchronized Answer apply(RecordedRequest request) {
    if (request.method().equals("GET")) {
      requests.add("R");
      return last(user());
    }
    requests.add(" D ");
    if (ill) {
      inactive = cell.change().equals(FaultMatrix.APPLIED);
      ill = !cell.change().equals(FaultMatrix.THEN_WELL);
      return fault();
    }
    inactive = true;
    return last(success());
  }

  /** With PUT, the last read before each write is what the write is made of. */
  synchronized String requests() {
    var all = String.join("", requests);
    return (isPut() ? all.replace("R D", " rD") : all).replace("  ", " ").strip();
  }

  private boolean isPut() {
    return "put".equals(cell.update());
  }

  private HttpAnswer success() {
    return switch (cell.vendor()) {
      case "okta" -> HttpAnswer.of(200, "{}");
      case "vanta" -> Documents.vantaSuccess();
      case "scim" -> isPut() ? user() : HttpAnswer.of(204, "");
      default -> throw new IllegalArgumentException(cell.vendor());
    };
  }

  private HttpAnswer user() {
    return switch (cell.vendor()) {
      case "okta" -> Documents.oktaUser(inactive ? "DEPROVISIONED" : "ACTIVE");
      case "vanta" ->
          Documents.vantaPerson(inactive ? "OFFBOARDING_COMPLETE" : "OFFBOARDING_OVERDUE");
      case "scim" -> Documents.scimUser(!inactive);
      default -> throw new IllegalArgumentException(cell.vendor());
    };
  }

  private Answer fault() {
    return switch (cell.fault()) {
      case "timeout" -> new Gate().hold(HttpAnswer.of(200, "{}"));
      case "drop after send" -> Fault.close();
      case "429 fitting" -> limited(8);
      case "429 not fitting" -> limited(60);
      case "500", "502", "503", "504" -> last(HttpAnswer.of(Integer.parseInt(cell.fault()), "{}"));
      case "truncated JSON" -> Fault.cutInBody(Documents.vantaSuccess());
      case "not JSON" ->
          last(HttpAnswer.of(200, "<p>Bad day</p>").header("Content-Type", "text/html"));
      case "2 MiB answer" -> HttpAnswer.ofSize(200, 2);
      default -> throw new IllegalArgumentException(cell.fault());
    };
  }

  /** Okta says when its window ends, by its own clock; the others how long to wait. */
  private Answer limited(int seconds) {
    var answer = HttpAnswer.of(429, "{}");
    return last(
        cell.vendor().equals("okta")
            ? answer
                .header("Date", "Mon, 23 Nov 2026 12:00:00 GMT")
                .header("X-Rate-Limit-Limit", "50")
                .header("X-Rate-Limit-Remaining", "0")
                .header("X-Rate-Limit-Reset", String.valueOf(OKTA_NOON + seconds - 1))
            : answer.header("Retry-After", String.valueOf(seconds)));
  }

  private static final long OKTA_NOON = 1_795_435_200;

  /** No connection is kept, so that each cell begins with a new one. */
  private static HttpAnswer last(HttpAnswer answer) {
    return answer.header("Connection", "close");
  }
}
