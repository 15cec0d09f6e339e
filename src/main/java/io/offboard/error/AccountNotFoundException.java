package io.offboard.error;

/** No such integrated account, or none that the caller may see (404). */
public class AccountNotFoundException extends OffboardException {
  private static final long serialVersionUID = 1L;

  /** The same for an unknown account and for one that the caller may not see. */
  public AccountNotFoundException() {
    super(404, "No integrated account that you may see has this id.", null);
  }
}
