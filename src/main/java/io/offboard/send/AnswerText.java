package io.offboard.send;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * The text of a vendor's answer. A byte order mark is no part of it.
 *
 * @param text what was sent; U+FFFD stands for what is not UTF-8
 * @param isWhole whether all of it was UTF-8
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-8.1">RFC 8259, 8.1</a>
 */
record AnswerText(String text, boolean isWhole) {
  /** Decodes an answer's bytes; null is an empty text. */
  static AnswerText of(byte[] bytes) {
    var text = bytes == null ? "" : new String(bytes, UTF_8);
    // A vendor may also write that letter itself.
    var isWhole = text.indexOf('\uFFFD') < 0 || Arrays.equals(bytes, text.getBytes(UTF_8));
    return new AnswerText(text.startsWith("\uFEFF") ? text.substring(1) : text, isWhole);
  }
}
