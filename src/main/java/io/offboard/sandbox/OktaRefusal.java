package io.offboard.sandbox;

/** Okta refuses a call, and tells the cause. */
final class OktaRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final OktaError error;
  private final String subject;

  private OktaRefusal(OktaError error, String subject, String cause) {
    super(cause);
    this.error = error;
    this.subject = subject;
  }

  static OktaRefusal invalidSearch(String cause) {
    return new OktaRefusal(OktaError.E0000031, "search", cause);
  }

  /** A parameter cannot be what it is. */
  static OktaRefusal invalid(String parameter, String cause) {
    return new OktaRefusal(OktaError.E0000001, parameter, cause);
  }

  SandboxAnswer answer() {
    return error.because(getMessage(), subject);
  }
}
