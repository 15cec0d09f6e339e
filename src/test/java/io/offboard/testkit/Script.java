package io.offboard.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;

/** What one test expects of the vendor, and what came. */
final class Script {
  // The service treats no 5xx but this one as ambiguous, so a failing test isn't buried in
  // read-backs.
  private static final int UNEXPECTED = 501;

  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final List<Expectation> expected = new ArrayList<>();
  private final List<RecordedRequest> requests = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private volatile Function<RecordedRequest, Answer> responder = request -> null;
  private int met;

  CompletableFuture<Void> end() {
    return end;
  }

  void respond(Function<RecordedRequest, Answer> responder) {
    this.responder = responder;
  }

  synchronized Expectation expect(Expectation expectation) {
    expected.add(expectation);
    return expectation;
  }

  synchronized List<RecordedRequest> requests() {
    return List.copyOf(requests);
  }

  synchronized void fail(String problem) {
    problems.add(problem);
  }

  /** Whether the connection at hand is to be closed unread; if so, that expectation is met. */
  synchronized boolean takesConnection() {
    var takes = met < expected.size() && expected.get(met).isClosedUnread();
    met += takes ? 1 : 0;
    return takes;
  }

  Answer answerTo(RecordedRequest request) {
    synchronized (this) {
      requests.add(request);
    }
    try {
      var answer = responder.apply(request);
      return answer != null ? answer : nextAnswer(request);
    } catch (RuntimeException | AssertionError e) {
      return refuse(request, "the test's own code threw " + e);
    }
  }

  private Answer nextAnswer(RecordedRequest request) {
    Expectation next;
    synchronized (this) {
      if (met == expected.size()) {
        return refuse(request, "expected no more requests");
      }
      next = expected.get(met);
      var differences = next.differences(request);
      if (!differences.isEmpty()) {
        return refuse(request, "expected " + String.join(", ", differences));
      }
      met++;
    }
    return next.apply();
  }

  private Answer refuse(RecordedRequest request, String reason) {
    fail(reason + "; got " + request);
    return HttpAnswer.of(UNEXPECTED, "Unexpected request: " + reason)
        .header("Content-Type", "text/plain");
  }

  synchronized void assertDone() {
    if (met < expected.size() || !problems.isEmpty()) {
      Assertions.fail(
          "The vendor's script was not followed."
              + numbered("Expected", expected)
              + "%n%d of %d came".formatted(met, expected.size())
              + numbered("Requests", requests)
              + numbered("Problems", problems));
    }
  }

  private static String numbered(String title, List<?> lines) {
    return IntStream.range(0, lines.size())
        .mapToObj(i -> "%n  %d. %s".formatted(i + 1, lines.get(i)))
        .collect(Collectors.joining("", "%n%s:".formatted(title), lines.isEmpty() ? " none" : ""));
  }
}
