package io.offboard.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.CallRequest;
import io.offboard.DeactivateRequest;
import io.offboard.Outcome;
import io.offboard.account.IntegratedAccount;
import io.offboard.caller.Caller;
import io.offboard.client.VendorAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;

/**
 * One call from its arrival to its answer: what the steps of the routes hand on to each other. It
 * travels as the exchange property {@code offboardCall}, and belongs to one thread at a time.
 */
public final class Call {
  /** The exchange property that holds it. */
  public static final String PROPERTY = "offboardCall";

  /** The exchange property in which Camel keeps the span of a trace that is under way. */
  private static final String SPAN = "tracing.activeSpan";

  private final String requestId;
  private final Deadline deadline;
  private final Progress progress = new Progress();
  private final VendorTraffic traffic;
  private final List<String> warnings = new ArrayList<>();
  private Object span;
  private boolean started;
  private boolean ended;
  private boolean unaudited;
  private boolean patient;
  private DryRun dryRun;
  private Caller caller;
  private BooleanSupplier hungUp = () -> false;
  private Operation operation = Operation.DEACTIVATE;
  private CallRequest request;
  private IntegratedAccount account;
  private String userId;
  private String actor;
  private JsonNode vendorBody;
  private Search search;
  private Outcome outcome;
  private JsonNode unified;

  /**
   * Begins a call.
   *
   * @param requestId names the call in logs and answers
   * @param deadline when it has to be over
   */
  public Call(String requestId, Deadline deadline) {
    this.requestId = requestId;
    this.deadline = deadline;
    this.traffic = new VendorTraffic(deadline);
  }

  /**
   * The call that an exchange belongs to.
   *
   * @param exchange an exchange that passed the door
   * @return its call, or null if it has none yet
   */
  public static Call of(Exchange exchange) {
    return exchange.getProperty(PROPERTY, Call.class);
  }

  /**
   * Begins in an exchange: that is the one that the caller's request is in.
   *
   * @param exchange belongs to this call from here on
   */
  void beginIn(Exchange exchange) {
    exchange.setProperty(PROPERTY, this);
    span = exchange.getProperty(SPAN);
  }

  /**
   * Goes on in an exchange of its own, as a part of the same trace.
   *
   * @param other belongs to this call, too, from here on
   */
  public void goOnIn(Exchange other) {
    other.setProperty(PROPERTY, this);
    other.setProperty(SPAN, span);
  }

  /**
   * Puts what the routes decide on beside the call, as properties of the exchange: {@code
   * offboardIntegration}, {@code offboardConfirm}, {@code offboardRevokeSessions}, {@code
   * offboardUserId}, {@code offboardEmail}, {@code offboardActor}, {@code offboardNext}, and the
   * account's options. They are plain values because Camel takes long to find its way into an
   * object.
   *
   * @param exchange the call's exchange
   */
  public void show(Exchange exchange) {
    exchange.setProperty("offboardIntegration", account.integration());
    exchange.setProperty("offboardConfirm", account.confirm());
    exchange.setProperty("offboardRevokeSessions", account.revokeSessions());
    exchange.setProperty("offboardUserId", userId);
    exchange.setProperty("offboardEmail", request.email());
    exchange.setProperty("offboardActor", actor);
    exchange.setProperty("offboardNext", progress.next().name());
    account.options().forEach(exchange::setProperty);
  }

  /** Names the call in logs and answers. */
  public String requestId() {
    return requestId;
  }

  /** When the call has to be over. */
  public Deadline deadline() {
    return deadline;
  }

  /** Who calls; null before the caller is known, and in a larger flow, which sees all accounts. */
  public Caller caller() {
    return caller;
  }

  /** Sets who calls. */
  public void setCaller(Caller holder) {
    caller = holder;
  }

  /** Whether the caller has hung up, so that nobody waits for the answer. */
  public boolean isAbandoned() {
    return hungUp.getAsBoolean();
  }

  /** Sets how it is known that the caller has hung up; without it, the caller never does. */
  public void abandonedWhen(BooleanSupplier callerHungUp) {
    hungUp = callerHungUp;
  }

  /** Whether the call could not be recorded in the store, which its answer has to say. */
  public boolean isUnaudited() {
    return unaudited;
  }

  /** The call could not be recorded in the store. */
  public void setUnaudited() {
    unaudited = true;
  }

  /** Whether the call can wait for long, and leaves room at its vendor for those that cannot. */
  public boolean isPatient() {
    return patient;
  }

  /** Nobody waits for the call: others come first. */
  public void setPatient() {
    patient = true;
  }

  /** What kind of call it is. */
  public Operation operation() {
    return operation;
  }

  /** Sets what kind of call it is, as soon as that is known. */
  public void setOperation(Operation kind) {
    operation = kind;
  }

  /** What the caller asks for; null until it is read. */
  public CallRequest request() {
    return request;
  }

  /**
   * The same, where it is known to be about a deactivation.
   *
   * @throws ClassCastException if it is another
   */
  public DeactivateRequest deactivation() {
    return (DeactivateRequest) request;
  }

  /** Sets what the caller asks for: its people and its remote data, until a route knows better. */
  public void setRequest(CallRequest asked) {
    request = asked;
    userId = asked.userId();
    if (asked instanceof DeactivateRequest deactivation) {
      actor = deactivation.actor();
      vendorBody = deactivation.remoteData();
    }
  }

  /** Enters a door with what the caller asks for; a dry run has something to note it in. */
  void start(CallRequest asked, Operation kind) {
    setRequest(asked);
    operation = kind;
    dryRun = kind == Operation.DRY_RUN ? new DryRun() : null;
    started = true;
  }

  /** What a dry run has found out so far; null for a call that acts. */
  public DryRun dryRun() {
    return dryRun;
  }

  /** Whether the call only asks, and may change nothing. */
  public boolean onlyAsks() {
    return operation != Operation.DEACTIVATE;
  }

  /** Whether it went through the door: the next request of a larger flow is another call. */
  boolean isStarted() {
    return started;
  }

  /**
   * Ends it.
   *
   * @return false if it had ended: what its exchange does now is something else
   */
  public boolean end() {
    var now = !ended;
    ended = true;
    return now;
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

  /** Who completes the offboarding, as the vendor is told; null if nobody is named. */
  public String actor() {
    return actor;
  }

  /** Sets who completes the offboarding. */
  public void setActor(String id) {
    actor = id;
  }

  /** The search for users that goes on, or the last one; null if there was none. */
  public Search search() {
    return search;
  }

  /** Begins a search for users. */
  public void setSearch(Search begun) {
    search = begun;
  }

  /** The JSON to send with the deactivate call; an empty object is not sent. */
  public JsonNode vendorBody() {
    return vendorBody;
  }

  /** Sets the JSON to send with the deactivate call. */
  public void setVendorBody(JsonNode body) {
    vendorBody = body;
  }

  /** How far the vendor calls have come. */
  public Progress progress() {
    return progress;
  }

  /** What goes over the line to the vendor. */
  public VendorTraffic traffic() {
    return traffic;
  }

  /** What is known about the user; null while it is not settled. */
  public Outcome outcome() {
    return outcome;
  }

  /** The answer whose rate limit the caller is told: that to what was asked for; null if none. */
  public VendorAnswer mainAnswer() {
    return switch (operation) {
      case DEACTIVATE, DRY_RUN -> progress.attempt();
      case GET -> progress.readBack();
      case LIST -> search == null ? null : search.answer();
    };
  }

  /** Settles what is known about the user. */
  public void setOutcome(Outcome known) {
    outcome = known;
  }

  /** What went wrong beside the deactivation itself, as {@code Offboard-Warning} names it. */
  public List<String> warnings() {
    return warnings;
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
