package io.offboard.blackbox;

import io.offboard.testkit.Answer;
import io.offboard.testkit.Gate;
import io.offboard.testkit.HttpAnswer;
import io.offboard.testkit.RecordedRequest;
import java.util.List;
import java.util.function.Function;

/** A Vanta that issues the tokens {@code vat_1}, {@code vat_2}, …, of which the newest lives. */
final class TokenVendor implements Function<RecordedRequest, Answer> {
  private static final Answer REFUSED = HttpAnswer.of(401, "");

  private final Gate tokens;
  private int issued;
  private Answer refusal = REFUSED;
  private boolean revoked;
  private boolean refusing;

  TokenVendor() {
    this(new Gate());
    tokens.open();
  }

  /** Holds the tokens back until the gate is open. */
  TokenVendor(Gate tokens) {
    this.tokens = tokens;
  }

  @Override
  public synchronized Answer apply(RecordedRequest request) {
    if (request.target().equals("/oauth/token")) {
      revoked = false;
      return tokens.hold(Documents.token("vat_" + ++issued));
    }
    if (revoked
        || refusing
        || !request.values("Authorization").equals(List.of("Bearer vat_" + issued))) {
      return refusal;
    }
    return request.method().equals("POST")
        ? Documents.vantaSuccess()
        : Documents.vantaPerson("OFFBOARDING_COMPLETE");
  }

  /** How many tokens were asked for. */
  synchronized int issued() {
    return issued;
  }

  /** Ends the tokens issued so far. */
  synchronized void revokeAll() {
    revoked = true;
  }

  /** The same, and says so to those who use them only when the gate is open. */
  synchronized void revokeAll(Gate gate) {
    revoked = true;
    refusal = gate.hold(REFUSED);
  }

  /** Refuses every token from now on. */
  synchronized void refuseAll() {
    refusing = true;
  }

  /** Ends {@link #refuseAll}. */
  synchronized void acceptNew() {
    refusing = false;
  }
}
