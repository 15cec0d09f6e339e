package io.offboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/** Calls a stand-in as any client would. */
record Caller(URI baseUri, String authorization) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return call("GET", path, "");
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return call("POST", path, body);
  }

  HttpResponse<String> call(String method, String path, String body)
      throws IOException, InterruptedException {
    return CLIENT.send(request(method, path, body), HttpResponse.BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> postLater(String path, String body) {
    return CLIENT.sendAsync(request("POST", path, body), HttpResponse.BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> response) throws IOException {
    return Json.MAPPER.readTree(response.body());
  }

  private HttpRequest request(String method, String path, String body) {
    return HttpRequest.newBuilder(URI.create(baseUri + path))
        .header("Authorization", authorization)
        .method(method, HttpRequest.BodyPublishers.ofString(body))
        .build();
  }
}
