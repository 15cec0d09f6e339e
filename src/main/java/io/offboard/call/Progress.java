package io.offboard.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.offboard.client.VendorAnswer;
import io.offboard.client.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** How far the vendor calls of one deactivation have come. Belongs to one thread at a time. */
public final class Progress {
  private Step next = Step.ATTEMPT;
  private Duration pause = Duration.ZERO;
  private VendorAnswer attempt;
  private int attempts;
  private int unmade;
  private boolean unclearBefore;
  private String scope;
  private AttemptRemarks remarks = new AttemptRemarks();
  private VendorAnswer readBack;
  private Evidence evidence = Evidence.NONE;
  private int readBacks;
  private Instant readingEnds;
  private Instant readDue;
  private JsonNode shown;
  private final Precondition precondition = new Precondition();

  /** What comes next. */
  public Step next() {
    return next;
  }

  /** How long to wait before it. */
  public Duration pause() {
    return pause;
  }

  /** The last answer to the deactivate call; null before the first. */
  public VendorAnswer attempt() {
    return attempt;
  }

  /** The OAuth scope that the deactivate call needs; null where the vendor has none for it. */
  String scope() {
    return scope;
  }

  /** Sets the OAuth scope that the deactivate call needs. */
  public void needs(String neededScope) {
    scope = neededScope;
  }

  /** What was noted of the last deactivate call beside its answer. */
  public AttemptRemarks remarks() {
    return remarks;
  }

  /** How many deactivate calls were begun. */
  public int attempts() {
    return attempts;
  }

  /** How many attempts came to an end, those included in which no deactivate call was made. */
  public int tries() {
    return attempts + unmade;
  }

  /** An attempt came to its end before a deactivate call was made. */
  public void notAttempting() {
    unmade++;
  }

  /** Whether an earlier attempt may have been applied. */
  public boolean unclearBefore() {
    return unclearBefore;
  }

  /** The last answer to the read-back; null if there was none. */
  public VendorAnswer readBack() {
    return readBack;
  }

  /** What the last read-back shows. */
  public Evidence evidence() {
    return evidence;
  }

  /** How many read-backs followed the last attempt. */
  public int readBacks() {
    return readBacks;
  }

  /** When the last read-back is due; null while none is wanted. */
  public Instant readingEnds() {
    return readingEnds;
  }

  /** A deactivate call begins. */
  public void attempting() {
    attempts++;
  }

  /** The deactivate call was answered, or not. */
  public void attempted(VendorAnswer answer) {
    unclearBefore |= attempt != null && attempt.verdict() == Verdict.UNCLEAR;
    attempt = answer;
    readBack = null;
    evidence = Evidence.NONE;
    readBacks = 0;
    shown = null;
    remarks = new AttemptRemarks();
  }

  /** The last answer says more than its HTTP status. */
  public void understood(Verdict verdict) {
    attempt = attempt.withVerdict(verdict);
  }

  /** The last answer says this to people, in a place of its own; null if it says nothing there. */
  public void said(String message) {
    if (message != null) {
      attempt = attempt.saying(message);
    }
  }

  /** The read-back was answered, or not. */
  public void readBack(VendorAnswer answer, Evidence says) {
    readBack = answer;
    evidence = says;
    readBacks++;
    if (answer.hasDocument()) {
      shown = answer.body();
    }
  }

  /** The deactivate call is made, again, after a pause. */
  public void attemptAfter(Duration wait) {
    next = Step.ATTEMPT;
    pause = wait;
  }

  /** When the present read-back was due. */
  public Instant readDue() {
    return readDue;
  }

  /** The user is read, at once, and again until a given instant. */
  public void readUntil(Instant end, Instant now) {
    readingEnds = end;
    readAfter(Duration.ZERO, now);
  }

  /** The user is read again after a pause. */
  public void readAfter(Duration wait, Instant now) {
    next = Step.READ_BACK;
    pause = wait;
    readDue = now.plus(wait);
  }

  /** The outcome is settled. */
  public void done() {
    next = Step.DONE;
    pause = Duration.ZERO;
  }

  /**
   * The document from which the fields come: the last that was read, else the deactivate answer.
   */
  public JsonNode document() {
    if (shown != null) {
      return shown;
    }
    return remarks.isOfAnother() ? JsonNodeFactory.instance.objectNode() : attemptDocument();
  }

  /** Whether the vendor says that the user, whose change it accepted, does not exist any more. */
  public boolean isGone() {
    return evidence == Evidence.GONE;
  }

  /** What is known about the version of the user's document. */
  public Precondition precondition() {
    return precondition;
  }

  /** The answer to the deactivate call; an empty one is an empty object. */
  public JsonNode attemptDocument() {
    return attempt.document();
  }

  /** Whether the deactivate call itself was what succeeded, and not found out by a read-back. */
  public boolean isAttemptAccepted() {
    return attempt != null
        && (attempt.verdict() == Verdict.ACCEPTED || attempt.verdict() == Verdict.PROVEN);
  }

  /** The answers that prove that the user is deactivated, in the order in which they came. */
  public List<VendorAnswer> proofs() {
    var isShown = evidence == Evidence.PROOF || evidence == Evidence.GONE;
    var isToldAtOnce = attempt.verdict() == Verdict.PROVEN || evidence == Evidence.GONE || !isShown;
    return Stream.of(isToldAtOnce ? attempt : null, isShown ? readBack : null)
        .filter(Objects::nonNull)
        .toList();
  }
}
