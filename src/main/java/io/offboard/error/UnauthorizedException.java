package io.offboard.error;

/** The caller gave no valid api token (401). */
public class UnauthorizedException extends OffboardException {
  private static final long serialVersionUID = 1L;

  /** The same for a missing, a malformed and a wrong token. */
  public UnauthorizedException() {
    super(401, "Send a valid api token in the header 'Authorization: Bearer <token>'.", null);
  }
}
