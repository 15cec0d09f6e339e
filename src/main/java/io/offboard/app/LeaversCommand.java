package io.offboard.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.beans.Settings;
import io.offboard.util.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Asks a running service about leavers, for who has no HTTP client at hand. */
final class LeaversCommand {
  static final String LIST = "--leavers";
  static final String ACCEPT = "--accept";

  private static final int LINES = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What a vendor writes is one line, and does nothing to a terminal. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

  private static final Pattern NUMBER = Pattern.compile("Line (\\d+): ");
  private static final List<String> OPEN = List.of("running", "needs_attention", "scheduled");

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;
  private final String token;
  private final PrintStream out;

  /**
   * Asks a service.
   *
   * @param url where it is
   * @param token the api token
   * @param out takes what is printed
   */
  LeaversCommand(String url, String token, PrintStream out) {
    this.url = url;
    this.token = token;
    this.out = out;
  }

  /**
   * Runs one of the two.
   *
   * @param arguments all of the command line
   * @return the exit code: 0, 1 if the service does not do it, 2 if the arguments are wrong
   */
  static int run(List<String> arguments) {
    try {
      var command = configured(System.out);
      if (arguments.equals(List.of(LIST))) {
        command.list();
      } else if (arguments.size() == 2 && arguments.get(0).equals(ACCEPT)) {
        command.accept(Path.of(arguments.get(1)));
      } else {
        System.err.println("%s takes nothing, %s a file.".formatted(LIST, ACCEPT));
        return 2;
      }
      return 0;
    } catch (NoSuchFileException e) {
      System.err.println("There is no file " + e.getMessage());
    } catch (IOException | IllegalStateException e) {
      System.err.println(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 1;
  }

  /** The service of this configuration, on this machine unless {@code offboard.url} says where. */
  private static LeaversCommand configured(PrintStream out) throws IOException {
    try (var context = CommandContext.open()) {
      var settings = new Settings(context);
      var port = context.resolvePropertyPlaceholders("{{camel.server.port:8080}}");
      return new LeaversCommand(
          settings.text("url", "http://127.0.0.1:" + port), settings.text("api.token", ""), out);
    }
  }

  /** Prints who is leaving, and what is open of each. */
  void list() throws IOException, InterruptedException {
    for (var state : OPEN) {
      var cursor = "";
      do {
        var page = send(request("/leavers?limit=100&state=" + state + cursor).GET());
        page.path("result").forEach(this::print);
        cursor =
            page.hasNonNull("next_cursor")
                ? "&next_cursor=" + page.get("next_cursor").asText()
                : null;
      } while (cursor != null);
    }
  }

  private void print(JsonNode leaver) {
    out.printf(
        "%s  %s  %s  %s%n",
        leaver.path("id").asText(),
        leaver.path("state").asText(),
        leaver.path("at").asText(),
        leaver.at("/person/email").asText());
    for (var step : leaver.path("steps")) {
      if (!List.of("done", "not_found").contains(step.path("state").asText())) {
        out.printf(
            "    %s  %s  %s  %s  %s%n",
            step.path("account").asText(),
            step.path("integration").asText(),
            step.path("state").asText(),
            step.path("next_attempt_at").asText(),
            CONTROL.matcher(step.path("message").asText()).replaceAll(" "));
      }
    }
  }

  /** Takes a file in, a thousand lines at a time, and says how far it has come. */
  private void accept(Path file) throws IOException, InterruptedException {
    var lines = Files.readAllLines(file);
    for (var start = 0; start < lines.size(); start += LINES) {
      var end = Math.min(start + LINES, lines.size());
      accept(new ArrayList<>(lines.subList(start, end)), start);
      out.printf("%d of %d lines are accepted%n", end, lines.size());
    }
  }

  private void accept(List<String> lines, int before) throws IOException, InterruptedException {
    var request =
        request("/leavers")
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(String.join("\n", lines) + "\n"));
    try {
      send(request);
    } catch (IllegalStateException e) {
      var number = NUMBER.matcher(e.getMessage());
      throw new IllegalStateException(
          number.replaceFirst(
              found ->
                  "Nothing from line %d on is accepted. Line %d: "
                      .formatted(before + 1, before + Integer.parseInt(found.group(1)))),
          e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    try {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      var json = Json.read(answer.body());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(json.path("message").asText());
      }
      return json;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What answers at %s is not the service.".formatted(url), e);
    } catch (IOException e) {
      throw new IOException("The service does not answer at %s: is it running?".formatted(url), e);
    }
  }
}
