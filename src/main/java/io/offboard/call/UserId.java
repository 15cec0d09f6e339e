package io.offboard.call;

import io.offboard.error.InvalidRequestException;
import org.apache.hc.core5.net.PercentCodec;

/** What a vendor's id of a person may look like, and how it goes into a path. */
public final class UserId {
  private static final int MAX_LENGTH = 255;

  private UserId() {}

  /**
   * Refuses an id that could be taken for anything but one segment of a path.
   *
   * @param name where the id comes from, for the message: {@code user_id} or a path in {@code
   *     remote_data}
   * @param id the id; not null
   * @return the id, unchanged
   * @throws InvalidRequestException (400) if {@link #checkText} refuses it, if it is {@code .} or
   *     {@code ..}, or if it has one of {@code / \ ? #}
   */
  public static String check(String name, String id) {
    checkText(name, id);
    if (!isSegment(id)) {
      throw new InvalidRequestException(
          "Give " + name + " as an id that is not . or .. and has none of / \\ ? #.");
    }
    return id;
  }

  /**
   * Refuses text that is no id of a person at all: what the actor has to keep to as well.
   *
   * @param name where the text comes from, for the message
   * @param text the text; not null
   * @return the text, unchanged
   * @throws InvalidRequestException (400) unless it is 1 to 255 characters (code points) without
   *     control characters and unpaired surrogates
   */
  public static String checkText(String name, String text) {
    if (!isText(text)) {
      throw new InvalidRequestException(
          "Give "
              + name
              + " as 1 to "
              + MAX_LENGTH
              + " characters without control characters or unpaired surrogates.");
    }
    return text;
  }

  /**
   * Whether {@link #check} takes an id.
   *
   * @param id the id; not null
   * @return false if it could be taken for anything but one segment of a path
   */
  public static boolean isFit(String id) {
    return isText(id) && isSegment(id);
  }

  /**
   * Encodes an id as one segment of a path, by RFC 3986.
   *
   * @param id the id, decoded
   * @return the segment: unreserved characters as they are, all others percent-encoded from UTF-8
   * @throws InvalidRequestException (400) if {@link #check} refuses the id
   */
  public static String segment(String id) {
    return PercentCodec.RFC3986.encode(check("user_id", id));
  }

  private static boolean isText(String text) {
    int length = text.codePointCount(0, text.length());
    if (length == 0 || length > MAX_LENGTH) {
      return false;
    }
    int codePoint;
    for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(i);
      if (isUnprintable(codePoint)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSegment(String id) {
    for (int i = 0; i < id.length(); i++) {
      if ("/\\?#".indexOf(id.charAt(i)) >= 0) {
        return false;
      }
    }
    return !id.equals(".") && !id.equals("..");
  }

  private static boolean isUnprintable(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
  }
}
