package io.offboard.call;

import io.offboard.client.VendorAnswer;
import io.offboard.client.VendorRequest;
import io.offboard.client.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The requests that one call sends to its vendor, one after the other: for the metrics. */
public final class VendorTraffic {
  private final Deadline deadline;
  private final List<VendorRequest> failed = new ArrayList<>(0);
  private Duration sent = Duration.ZERO;
  private VendorRequest underWay;

  /**
   * Nothing is sent yet.
   *
   * @param deadline counts the time
   */
  VendorTraffic(Deadline deadline) {
    this.deadline = deadline;
  }

  /**
   * A request goes out.
   *
   * @param request the request
   * @return whether the same one failed before
   */
  public boolean begin(VendorRequest request) {
    sent = deadline.elapsed();
    underWay = request;
    return failed.removeIf(earlier -> isSame(earlier, request));
  }

  /**
   * A request came to its end.
   *
   * @param request the request that began last
   * @param answer what came back
   * @return how long it took
   */
  public Duration end(VendorRequest request, VendorAnswer answer) {
    underWay = null;
    if (answer.verdict() != Verdict.ACCEPTED) {
      failed.add(request);
    }
    return deadline.elapsed().minus(sent);
  }

  /** The request that has begun and not ended; null if there is none. */
  public VendorRequest underWay() {
    return underWay;
  }

  /** A change may be made again with another version, or with what was read meanwhile. */
  private static boolean isSame(VendorRequest one, VendorRequest other) {
    return one.method().equals(other.method())
        && one.uri().equals(other.uri())
        && Objects.equals(one.rawQuery(), other.rawQuery());
  }
}
