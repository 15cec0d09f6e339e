package io.offboard.testkit;

import io.offboard.account.Secret;
import java.util.regex.Pattern;

/** Keeps credentials out of what a test prints. */
final class Mask {
  private static final String NAME = "\\w*(?:secret|token|assertion|password)";
  private static final Pattern IN_JSON =
      Pattern.compile("(?i)(\"" + NAME + "\"\\s*:\\s*\")(?:[^\"\\\\]|\\\\.)*");
  private static final Pattern IN_FORM = Pattern.compile("(?i)(\\b" + NAME + "=)[^&\\s]*");

  private Mask() {}

  /** A header, of which only the authorization scheme is left if it is a credential. */
  static Header header(Header header) {
    if (header.is("Cookie")) {
      return new Header(header.name(), Secret.MASK);
    }
    if (header.is("Authorization")) {
      return new Header(
          header.name(), header.value().replaceFirst("^(\\S+ )?.*", "$1" + Secret.MASK));
    }
    return header;
  }

  /** A body or a query, without the values of the fields whose name says that they are secret. */
  static String fields(String text) {
    var json = IN_JSON.matcher(text).replaceAll("$1" + Secret.MASK);
    return IN_FORM.matcher(json).replaceAll("$1" + Secret.MASK);
  }
}
