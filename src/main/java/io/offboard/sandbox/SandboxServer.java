package io.offboard.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/** The HTTP part of a stand-in: reads calls, has them answered one at a time, sends the answers. */
abstract class SandboxServer implements AutoCloseable {
  static final Duration SLOW = Duration.ofSeconds(12);

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  static {
    // Without this, the JDK's server lets each answer with a body wait for some 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final Clock clock;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  SandboxServer(Clock clock, int port) throws IOException {
    this.clock = clock;
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  /** Answers one call; never entered by two threads at once. */
  abstract SandboxAnswer answer(SandboxRequest request);

  final void listen() {
    server.start();
  }

  /**
   * Where the stand-in listens.
   *
   * @return an address on 127.0.0.1, without a path
   */
  public final URI baseUri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Stops listening and drops the calls in flight. */
  @Override
  public final void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** The present time as all vendors write it. */
  final String timestamp() {
    return TIMESTAMP.format(clock.instant());
  }

  /** 22 characters that are fit for a token, an id or a URL. */
  static String randomText() {
    var bytes = new byte[16];
    ThreadLocalRandom.current().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = SandboxRequest.of(exchange);
      SandboxAnswer answer;
      synchronized (this) {
        answer = answer(request);
      }
      switch (answer.trouble()) {
        case NONE -> send(exchange, answer);
        case ANSWER_SLOW -> {
          Thread.sleep(SLOW.toMillis());
          send(exchange, answer);
        }
        case REQUEST_LOST, ANSWER_LOST -> {} // closing an unanswered exchange drops the connection
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, SandboxAnswer answer) throws IOException {
    var headers = exchange.getResponseHeaders();
    if (answer.body() == null) {
      answer.headers().forEach(headers::put);
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    var body = answer.body().getBytes(StandardCharsets.UTF_8);
    headers.set("Content-Type", "application/json");
    answer.headers().forEach(headers::put);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }
}
