package io.offboard.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What came back from one vendor call.
 *
 * @param verdict what it says about the change that was asked for
 * @param status the HTTP status, or 0 where none arrived
 * @param body the parsed JSON, a text node for anything else, a missing node for nothing; without
 *     our credentials
 * @param headers the answer's headers
 * @param fault what went wrong on the way; null if an answer arrived whole
 * @param message what the vendor says in a place of its own; null if it says nothing there
 * @param altered why the body is not as the vendor sent it, said of the document; null if it is
 * @param received the bytes of the body; null where none arrived
 */
public record VendorAnswer(
    Verdict verdict,
    int status,
    JsonNode body,
    VendorHeaders headers,
    Fault fault,
    String message,
    String altered,
    Received received) {

  /** The exchange property that holds the last answer. */
  public static final String PROPERTY = "vendorAnswer";

  /** How a call can fail without an answer to go by. */
  public enum Fault {
    /** There was no connection, so nothing was sent. */
    NOT_SENT,
    /** The request went out, and no whole answer came in time: the vendor may still be at work. */
    TIMED_OUT,
    /** The request went out, and the connection was lost before an answer. */
    NO_ANSWER,
    /** An answer began, but was cut off, too long or not in the form that it needs. */
    UNREADABLE,
    /** The answer's document is another user's, or does not tell whose it is. */
    OF_ANOTHER
  }

  /**
   * A call that brought no whole answer.
   *
   * @param fault what went wrong
   * @return the answer that stands for it
   */
  public static VendorAnswer of(Fault fault) {
    return new VendorAnswer(
        fault == Fault.NOT_SENT ? Verdict.NOT_SENT : Verdict.UNCLEAR,
        0,
        MissingNode.getInstance(),
        VendorHeaders.NONE,
        fault,
        null,
        null,
        null);
  }

  /**
   * An answer that arrived whole.
   *
   * @param status the HTTP status
   * @param body the parsed JSON, a text node or a missing node
   * @param json whether the body is JSON or empty
   * @param headers the answer's headers
   * @return the answer with the verdict that HTTP gives it
   */
  public static VendorAnswer of(int status, JsonNode body, boolean json, VendorHeaders headers) {
    if (status / 100 == 2) {
      return json
          ? new VendorAnswer(Verdict.ACCEPTED, status, body, headers, null, null, null, null)
          : new VendorAnswer(
              Verdict.UNCLEAR, status, body, headers, Fault.UNREADABLE, null, null, null);
    }
    return new VendorAnswer(refusal(status), status, body, headers, null, null, null, null);
  }

  private static Verdict refusal(int status) {
    if (status == 429) {
      return Verdict.RATE_LIMITED;
    }
    var unclear = status < 300 || status == 408 || (status >= 500 && status != 501);
    return unclear ? Verdict.UNCLEAR : Verdict.REFUSED;
  }

  /**
   * The same answer, understood better by somebody who knows the vendor.
   *
   * @param better the verdict that replaces the present one; an unclear answer is unreadable
   * @return a copy
   */
  public VendorAnswer withVerdict(Verdict better) {
    var worse = better == Verdict.UNCLEAR ? Fault.UNREADABLE : fault;
    return new VendorAnswer(better, status, body, headers, worse, message, altered, received);
  }

  /**
   * The same answer, with what the vendor says in a place of its own.
   *
   * @param said the vendor's message; null if there is none
   * @return a copy
   */
  public VendorAnswer saying(String said) {
    return new VendorAnswer(verdict, status, body, headers, fault, said, altered, received);
  }

  /**
   * The same answer, whose body is not as the vendor sent it.
   *
   * @param why what is the matter with the document, as a sentence that begins with it goes on
   * @return a copy that must not be written back
   */
  public VendorAnswer asAltered(String why) {
    return new VendorAnswer(verdict, status, body, headers, fault, message, why, received);
  }

  /**
   * The same answer, with its bytes.
   *
   * @param bytes as they came
   * @return a copy
   */
  public VendorAnswer in(Received bytes) {
    return new VendorAnswer(verdict, status, body, headers, fault, message, altered, bytes);
  }

  /**
   * The same answer, whose content is not what the call needs.
   *
   * @return a copy that proves nothing
   */
  public VendorAnswer unreadable() {
    return withoutBody(Fault.UNREADABLE);
  }

  /**
   * The same answer, whose document is not the user's.
   *
   * @return a copy that proves nothing, and tells nothing of another user
   */
  public VendorAnswer ofAnother() {
    return withoutBody(Fault.OF_ANOTHER);
  }

  private VendorAnswer withoutBody(Fault why) {
    return new VendorAnswer(
        Verdict.UNCLEAR, status, MissingNode.getInstance(), headers, why, null, null, received);
  }

  /** The body; an empty one is an empty object. */
  public JsonNode document() {
    return body.isMissingNode() ? JsonNodeFactory.instance.objectNode() : body;
  }

  /**
   * Whether the vendor answered with a JSON document and a success.
   *
   * @return true if there is something to read in the body
   */
  public boolean hasDocument() {
    return verdict == Verdict.ACCEPTED && body.isObject();
  }
}
