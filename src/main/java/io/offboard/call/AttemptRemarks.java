package io.offboard.call;

/**
 * What a vendor's route notes of one deactivate call beside its answer. Belongs to one thread at a
 * time.
 */
public final class AttemptRemarks {
  private String vendorRequestId;
  private String hint;
  private boolean scopeMissing;
  private boolean ofAnother;
  private boolean notYet;

  /** The vendor's own name for the call; null if it gave none. */
  public String vendorRequestId() {
    return vendorRequestId;
  }

  /** The vendor's own name for the call; null if it gave none. */
  public void named(String id) {
    vendorRequestId = id;
  }

  /** What to add to the vendor's error, as one sentence; null for nothing. */
  String hint() {
    return hint;
  }

  /** Adds a sentence to the vendor's error. */
  public void hint(String sentence) {
    hint = sentence;
  }

  /** Whether the vendor said in a way of its own that the scope is missing. */
  public boolean isScopeMissing() {
    return scopeMissing;
  }

  /** The vendor refused the call for lack of the scope. */
  public void lacksScope() {
    scopeMissing = true;
  }

  /** Whether the answer has the document of somebody else. */
  boolean isOfAnother() {
    return ofAnother;
  }

  /** The answer has the document of somebody else. */
  public void setOfAnother() {
    ofAnother = true;
  }

  /** Whether the vendor refused for now only. */
  public boolean isNotYet() {
    return notYet;
  }

  /**
   * The vendor refuses for now, until somebody has done something else: it is to be asked later.
   */
  public void setNotYet() {
    notYet = true;
  }
}
