package io.offboard.fuzz;

import static net.jqwik.api.Arbitraries.frequencyOf;
import static net.jqwik.api.Arbitraries.of;
import static net.jqwik.api.Arbitraries.strings;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Vendor answers that no vendor documents, as text of one character for each byte. */
final class HostileAnswers {
  private HostileAnswers() {}

  /** Whole answers; some are cut off, others promise more than they hold. */
  static Arbitrary<String> answers() {
    var body =
        frequencyOf(
            Tuple.of(6, of(Words.ANSWERS)),
            Tuple.of(2, of(Words.JSON)),
            Tuple.of(1, strings().withCharRange((char) 0, (char) 255).ofMaxLength(60)));
    var headers = of(Words.ANSWER_HEADERS).list().ofMaxSize(4).map(HostileAnswers::lines);
    var kept = of(100, 100, 100, 100, 100, 100, 90, 70, 50, 20, 0);
    return Combinators.combine(of(Words.STATUSES), headers, body, kept).as(HostileAnswers::answer);
  }

  private static String lines(Iterable<String> headers) {
    var lines = new StringBuilder();
    headers.forEach(header -> lines.append(header).append("\r\n"));
    return lines.toString();
  }

  private static String answer(String status, String headers, String body, int percentKept) {
    var whole = "HTTP/1.1 " + status + " \r\n" + headers + "\r\n" + body;
    return whole.substring(0, whole.length() * percentKept / 100);
  }
}
