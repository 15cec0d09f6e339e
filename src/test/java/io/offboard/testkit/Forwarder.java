package io.offboard.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.Set;

/** Sends recorded requests on to a stand-in, and brings back its answers. */
final class Forwarder {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * What belongs to one connection; and the date, which is always the system's, while all else that
   * a stand-in says of time is the test's.
   */
  private static final Set<String> NOT_PASSED_ON =
      Set.of(
          "connection",
          "content-length",
          "date",
          "expect",
          "host",
          "keep-alive",
          "te",
          "transfer-encoding",
          "upgrade");

  private final URI standIn;

  Forwarder(URI standIn) {
    this.standIn = standIn;
  }

  /**
   * Sends a request on.
   *
   * @return the answer; empty if the stand-in ends the connection without one
   */
  Optional<HttpAnswer> forward(RecordedRequest request) {
    try {
      return Optional.of(answer(CLIENT.send(copy(request), BodyHandlers.ofByteArray())));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while the stand-in answers", e);
    }
  }

  private HttpRequest copy(RecordedRequest request) {
    var copy =
        HttpRequest.newBuilder(URI.create(standIn + request.target()))
            .method(request.method(), BodyPublishers.ofByteArray(request.body()));
    request.headers().stream()
        .filter(header -> isPassedOn(header.name()))
        .forEach(header -> copy.header(header.name(), header.value()));
    return copy.build();
  }

  private static HttpAnswer answer(HttpResponse<byte[]> response) {
    var answer = HttpAnswer.of(response.statusCode(), response.body());
    for (var header : response.headers().map().entrySet()) {
      if (isPassedOn(header.getKey())) {
        for (var value : header.getValue()) {
          answer = answer.header(header.getKey(), value);
        }
      }
    }
    return answer;
  }

  private static boolean isPassedOn(String header) {
    return NOT_PASSED_ON.stream().noneMatch(header::equalsIgnoreCase);
  }
}
