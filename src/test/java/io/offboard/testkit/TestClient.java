package io.offboard.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A well-behaved HTTP/1.1 client of one server. */
final class TestClient {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;

  TestClient(String url) {
    this.url = url;
  }

  HttpResponse<byte[]> get(String target) throws IOException, InterruptedException {
    return client.send(request("GET", target, ""), BodyHandlers.ofByteArray());
  }

  HttpResponse<String> send(String method, String target, String body, String... headers)
      throws IOException, InterruptedException {
    return client.send(request(method, target, body, headers), BodyHandlers.ofString());
  }

  CompletableFuture<String> start(String target) {
    return client
        .sendAsync(request("GET", target, ""), BodyHandlers.ofString())
        .thenApply(HttpResponse::body)
        .orTimeout(10, TimeUnit.SECONDS);
  }

  private HttpRequest request(String method, String target, String body, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(url + target));
    for (var i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request.method(method, BodyPublishers.ofString(body)).build();
  }
}
