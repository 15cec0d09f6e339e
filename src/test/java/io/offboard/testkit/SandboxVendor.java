package io.offboard.testkit;

import io.offboard.DeactivateRequest;
import io.offboard.account.IntegratedAccount;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assertions;

/**
 * One vendor of {@link SandboxVendors}: the built-in stand-in, which keeps state and answers by
 * itself, behind a front that records every request and does what the test wants in between.
 */
public final class SandboxVendor {
  private final StandIn standIn;
  private final RecordingFront front;

  SandboxVendor(StandIn standIn, Clock clock) {
    this.standIn = standIn;
    front = new RecordingFront(standIn, clock);
  }

  RecordingFront front() {
    return front;
  }

  /**
   * The account of this vendor, with a read-back and without revoked sessions. Ask for it anew for
   * each call: while connections are refused, it has another address.
   *
   * @return the account, with the stand-in's own credential
   */
  public IntegratedAccount account() {
    return standIn.account(front.address());
  }

  /**
   * A request to deactivate a user whose deactivation simply works.
   *
   * @return the request, with an actor where the vendor asks for one
   */
  public DeactivateRequest readyRequest() {
    return DeactivateRequest.of(account().id(), standIn.readyUserId(), standIn.actor());
  }

  /**
   * The next deactivate call that comes.
   *
   * @return the intervention, which still has to be told what to do
   */
  public Intervention nextDeactivation() {
    return front.intervene("the next deactivation", standIn::isDeactivation, true);
  }

  /**
   * Every deactivate call from now on.
   *
   * @return the intervention, which still has to be told what to do
   */
  public Intervention everyDeactivation() {
    return front.intervene("every deactivation", standIn::isDeactivation, false);
  }

  /**
   * The next request with a method and a path, whatever its query.
   *
   * @param method the method
   * @param path the path, byte for byte as on the wire
   * @return the intervention, which still has to be told what to do
   */
  public Intervention next(String method, String path) {
    return front.intervene(
        "the next %s %s".formatted(method, path),
        request -> request.method().equals(method) && request.path().equals(path),
        true);
  }

  /**
   * The next request that a condition holds for. Where several interventions fit a request, the one
   * that was asked for first takes it.
   *
   * @param which the condition; called by many threads, and what it throws fails the test
   * @return the intervention, which still has to be told what to do
   */
  public Intervention next(Predicate<RecordedRequest> which) {
    return front.intervene("the next request that the test's condition holds for", which, true);
  }

  /** Refuses connections from now on: {@link #account} leads to a port where nobody listens. */
  public void refuseConnections() {
    front.refuseConnections(true);
  }

  /** Accepts connections again. */
  public void acceptConnections() {
    front.refuseConnections(false);
  }

  /**
   * All requests of this test, also those that the stand-in never saw.
   *
   * @return the requests in the order in which they came; they print with credentials masked
   */
  public List<RecordedRequest> requests() {
    return front.requests();
  }

  /**
   * The deactivate calls of this test, also those that the stand-in never saw.
   *
   * @return the calls in the order in which they came; they print with credentials masked
   */
  public List<RecordedRequest> deactivations() {
    return requests().stream().filter(standIn::isDeactivation).toList();
  }

  /**
   * Checks how many deactivate calls reached the vendor.
   *
   * @param expected the number
   * @throws AssertionError if it was another number; its message shows all requests
   */
  public void assertDeactivations(int expected) {
    Assertions.assertEquals(expected, deactivations().size(), () -> "deactivations in " + front);
  }
}
