package io.offboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.offboard.account.IntegratedAccount;
import io.offboard.vendor.Deadline;
import io.offboard.vendor.Evidence;
import io.offboard.vendor.VendorAnswer;
import io.offboard.vendor.Verdict;
import org.apache.camel.Exchange;

/**
 * One call from its arrival to its answer: what the steps of the routes hand on to each other. It
 * travels as the exchange property {@code deactivation}, and belongs to one thread at a time.
 */
public final class Deactivation {
  /** The exchange property that holds it. */
  public static final String PROPERTY = "deactivation";

  private final String requestId;
  private final Deadline deadline;
  private DeactivateRequest request;
  private IntegratedAccount account;
  private String userId;
  private JsonNode vendorBody;
  private VendorAnswer attempt;
  private int attempts;
  private VendorAnswer readBack;
  private Evidence evidence = Evidence.NONE;
  private Outcome outcome;
  private JsonNode unified;

  /**
   * Begins a call.
   *
   * @param requestId names the call in logs and answers
   * @param deadline when it has to be over
   */
  public Deactivation(String requestId, Deadline deadline) {
    this.requestId = requestId;
    this.deadline = deadline;
  }

  /**
   * The call that an exchange belongs to.
   *
   * @param exchange an exchange that passed the door
   * @return its call, or null if it has none yet
   */
  public static Deactivation of(Exchange exchange) {
    return exchange.getProperty(PROPERTY, Deactivation.class);
  }

  /** Names the call in logs and answers. */
  public String requestId() {
    return requestId;
  }

  /** When the call has to be over. */
  public Deadline deadline() {
    return deadline;
  }

  /** What the caller asks for; null until it is read. */
  public DeactivateRequest request() {
    return request;
  }

  /** Sets what the caller asks for: its user and its remote data, until a route knows better. */
  public void setRequest(DeactivateRequest asked) {
    request = asked;
    userId = asked.userId();
    vendorBody = asked.remoteData();
  }

  /** The integrated account; null until it is resolved. */
  public IntegratedAccount account() {
    return account;
  }

  /** Sets the integrated account. */
  public void setAccount(IntegratedAccount resolved) {
    account = resolved;
  }

  /** The vendor's id of the user; null where it is not known yet. */
  public String userId() {
    return userId;
  }

  /** Sets the vendor's id of the user. */
  public void setUserId(String id) {
    userId = id;
  }

  /** The JSON to send with the deactivate call; an empty object is not sent. */
  public JsonNode vendorBody() {
    return vendorBody;
  }

  /** Sets the JSON to send with the deactivate call. */
  public void setVendorBody(JsonNode body) {
    vendorBody = body;
  }

  /** The last answer to the deactivate call; null before the first. */
  public VendorAnswer attempt() {
    return attempt;
  }

  /** Sets the answer to the deactivate call. */
  public void setAttempt(VendorAnswer answer) {
    attempt = answer;
  }

  /** Counts a deactivate call that is about to be made. */
  public void attempting() {
    attempts++;
  }

  /** Replaces the last answer by the same one, understood better. */
  public void understood(Verdict verdict) {
    attempt = attempt.withVerdict(verdict);
  }

  /** The vendor's own name for the deactivate call; null if it gave none. */
  public String vendorRequestId() {
    return attempt == null ? null : attempt.headers().text("x-okta-request-id").orElse(null);
  }

  /** How many deactivate calls were begun. */
  public int attempts() {
    return attempts;
  }

  /** The last answer to the read-back; null if there was none. */
  public VendorAnswer readBack() {
    return readBack;
  }

  /** Sets the answer to the read-back and what it shows. */
  public void setReadBack(VendorAnswer answer, Evidence shown) {
    readBack = answer;
    evidence = shown;
  }

  /** What the last read-back shows. */
  public Evidence evidence() {
    return evidence;
  }

  /** What is known about the user; null while it is not settled. */
  public Outcome outcome() {
    return outcome;
  }

  /** Settles what is known about the user. */
  public void setOutcome(Outcome known) {
    outcome = known;
  }

  /** Whether the next step is a read-back: for the routes. */
  public boolean isUnsettled() {
    return outcome == null || (readBack == null && account.confirm());
  }

  /** The vendor document from which the fields come: the read-back, else the deactivate answer. */
  public JsonNode document() {
    return readBack != null && readBack.hasDocument() ? readBack.body() : attemptDocument();
  }

  /** The answer to the deactivate call; an empty one is an empty object. */
  public JsonNode attemptDocument() {
    return attempt.body().isMissingNode() ? JsonNodeFactory.instance.objectNode() : attempt.body();
  }

  /** The unified user; null until it is mapped. */
  public JsonNode unified() {
    return unified;
  }

  /** Sets the unified user. */
  public void setUnified(JsonNode user) {
    unified = user;
  }
}
