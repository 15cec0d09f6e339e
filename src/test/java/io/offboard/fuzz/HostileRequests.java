package io.offboard.fuzz;

import static net.jqwik.api.Arbitraries.frequencyOf;
import static net.jqwik.api.Arbitraries.integers;
import static net.jqwik.api.Arbitraries.of;
import static net.jqwik.api.Arbitraries.strings;

import io.offboard.fixture.Service;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Requests that nobody sends by accident, as text of one character for each byte. */
final class HostileRequests {
  /** Stands for an account of its own in each request. */
  static final String ACCOUNT = "{account}";

  private static final String JSON =
      "{\"user_id\":\"00u1\",\"remote_data\":{\"a\":[1,-2.5e3,null,{\"b\":\"\\u0041\"}],\"c\":true}}";

  private HostileRequests() {}

  /** Whole queries, each in an otherwise good request. */
  static Arbitrary<String> queries() {
    var query = parameter().list().ofMaxSize(6).map(parameters -> String.join("&", parameters));
    return query.map(
        text ->
            request("POST", Service.PATH + "?integrated_account_id=" + ACCOUNT + "&" + text, "")
                + content(JSON));
  }

  /** Methods, paths and headers. */
  static Arbitrary<String> heads() {
    var method = frequencyOf(Tuple.of(5, of("POST")), Tuple.of(1, of(Words.METHODS)));
    var path = frequencyOf(Tuple.of(3, of(Service.PATH)), Tuple.of(1, of(Words.PATHS)));
    var header =
        Combinators.combine(
                of(Words.HEADERS), frequencyOf(Tuple.of(3, of(Words.VALUES)), Tuple.of(1, bytes())))
            .as((name, value) -> name + ": " + value + "\r\n");
    var headers = header.list().ofMaxSize(5).map(lines -> String.join("", lines));
    return Combinators.combine(method, path, headers)
        .as(
            (verb, target, lines) ->
                request(verb, target + "?integrated_account_id=" + ACCOUNT, lines) + content(JSON));
  }

  /** Bodies: a good one with pieces torn out and put in, and plain bytes. */
  static Arbitrary<String> bodies() {
    var cut =
        Combinators.combine(
                integers().between(0, JSON.length()), integers().between(0, 12), of(Words.JSON))
            .as(Splice::new);
    var spliced =
        cut.list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(cuts -> cuts.stream().reduce(JSON, (text, c) -> c.in(text), (a, b) -> b));
    return frequencyOf(Tuple.of(5, spliced), Tuple.of(1, bytes()))
        .map(
            body ->
                request("POST", Service.PATH + "?integrated_account_id=" + ACCOUNT, "")
                    + content(body));
  }

  private record Splice(int from, int length, String text) {
    String in(String whole) {
      var start = Math.min(from, whole.length());
      var end = Math.min(start + length, whole.length());
      return whole.substring(0, start) + text + whole.substring(end);
    }
  }

  private static Arbitrary<String> parameter() {
    var name = Combinators.combine(of(Words.NAMES), of(Words.BRACKETS)).as(String::concat);
    var value = frequencyOf(Tuple.of(4, of(Words.VALUES)), Tuple.of(1, urlText()));
    return Combinators.combine(name, of("=", "=", "=", "", "=="), value)
        .as((left, sign, right) -> left + sign + right);
  }

  private static Arbitrary<String> bytes() {
    return strings().withCharRange((char) 1, (char) 255).excludeChars('\r', '\n').ofMaxLength(60);
  }

  private static Arbitrary<String> urlText() {
    return strings().withChars("%0Aa[]=&+;/?:@!$'()*,.~_-\\\"<>|^`{}\u0080\u00ff").ofMaxLength(40);
  }

  private static String request(String method, String target, String headers) {
    return "%s %s HTTP/1.1\r\nHost: service\r\nConnection: close\r\nAuthorization: Bearer %s\r\n%s"
        .formatted(method, target, Service.API_TOKEN, headers);
  }

  private static String content(String body) {
    return "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body);
  }
}
