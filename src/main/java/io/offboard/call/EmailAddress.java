package io.offboard.call;

import io.offboard.error.InvalidRequestException;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an e-mail address may look like, and when two are the same. */
public final class EmailAddress {
  /**
   * Wide: what a vendor took for an address has to be found. A list of addresses, or one with a
   * name before it, is none.
   */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:\".*\"|(?!\\s)[^@,;<>]+)@[^\\s@<>()\\[\\],;:\"\\\\]+",
          Pattern.UNICODE_CHARACTER_CLASS);

  private EmailAddress() {}

  /**
   * Refuses what is no address.
   *
   * @param name where the text comes from, for the message: {@code email}
   * @param text the text; not null
   * @return the text, unchanged
   * @throws InvalidRequestException (400) unless it is 3 to 255 characters (code points), without
   *     control characters, of which one before the last is an {@code @} with a domain after it
   */
  public static String check(String name, String text) {
    if (!ADDRESS.matcher(UserId.checkText(name, text)).matches()) {
      throw new InvalidRequestException(
          "Give " + name + " as one e-mail address, like ada.moreno@acme.example.");
    }
    return text;
  }

  /**
   * Whether two addresses differ in letter case only. Letters that merely look alike, of which one
   * lower-case letter can come, are different ones: the sign of the unit kelvin is no K.
   *
   * @param one an address
   * @param other another
   * @return false if they differ in more
   */
  public static boolean isSame(String one, String other) {
    return folded(one).equals(folded(other))
        && one.toUpperCase(Locale.ROOT).equals(other.toUpperCase(Locale.ROOT));
  }

  /**
   * The same address in the letter case in which addresses are compared.
   *
   * @param address an address
   * @return it in lower case
   */
  public static String folded(String address) {
    return address.toLowerCase(Locale.ROOT);
  }
}
