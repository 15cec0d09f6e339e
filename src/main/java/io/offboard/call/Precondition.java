package io.offboard.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.client.VendorAnswer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * On which version of the user's document a write is made, and whether the vendor asked for that.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1">RFC 9110: If-Match</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6585#section-3">RFC 6585: 428</a>
 */
public final class Precondition {
  private static final Predicate<String> HEADER_VALUE =
      Pattern.compile("[ -~]{1,1024}").asMatchPredicate();
  private static final int REQUIRED = 428;
  private static final int FAILED = 412;

  private String version;
  private boolean asked;
  private boolean overtaken;

  /** The version that a write may change; null for any. */
  public String version() {
    return version;
  }

  /** Whether the vendor wants a version, so that the user has to be read before the write. */
  public boolean isAsked() {
    return asked;
  }

  /**
   * The user was read.
   *
   * @param inDocument the version that the document tells; a missing node if it does not
   * @param read the answer with the document
   * @return false if the vendor asked for a version and tells none
   */
  public boolean read(JsonNode inDocument, VendorAnswer read) {
    version = inDocument.isValueNode() && !inDocument.isNull() ? usable(inDocument.asText()) : null;
    if (version == null && asked) {
      version = usable(read.headers().text("etag").orElse(""));
    }
    return version != null || !asked;
  }

  /**
   * The write was answered.
   *
   * @return whether it may be made once more, on a fresh read
   */
  public boolean mayRepeat(VendorAnswer written) {
    if (version == null && !asked) {
      asked = written.status() == REQUIRED || written.status() == FAILED;
      return asked;
    }
    var again = version != null && written.status() == FAILED && !overtaken;
    overtaken |= again;
    asked |= again;
    return again;
  }

  private static String usable(String text) {
    return HEADER_VALUE.test(text) && !text.isBlank() ? text : null;
  }
}
