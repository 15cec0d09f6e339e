package io.offboard.testkit;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A vendor on the loopback interface that follows a script: it expects requests in order, answers
 * as told, well or badly, and fails the test over a request too many or too few. An unexpected
 * request is answered 501.
 *
 * <p>It listens from its construction on. As a JUnit extension ({@code @RegisterExtension}) it
 * checks the script after each test; a static one is reset then, another one closed. Elsewhere, the
 * test calls {@link #assertDone} and {@link #close} itself.
 */
public final class ScriptedVendor
    implements AutoCloseable, BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private final VendorServer server;
  private volatile Script script = new Script();
  private int testClasses;

  /** Listens on a free port. */
  public ScriptedVendor() {
    this(0);
  }

  /**
   * Listens on a given port, for example one that was a {@link ClosedPort}.
   *
   * @param port the port, or 0 for any free one
   * @throws java.io.UncheckedIOException if the port is taken
   */
  public ScriptedVendor(int port) {
    server = new VendorServer(port, () -> script);
  }

  /**
   * The vendor's address.
   *
   * @return scheme, host and port, without a slash at the end
   */
  public String url() {
    return server.url();
  }

  /**
   * Adds a request to the script.
   *
   * @param method the method
   * @param target path and query, byte for byte as on the wire
   * @return the expectation, which still needs an answer
   */
  public Expectation expect(String method, String target) {
    return script.expect(Expectation.request(method, target));
  }

  /**
   * Adds to the script a connection that is closed before anything is read: the next one that is
   * opened, or the one that is used again, whichever comes first.
   */
  public void expectConnectionAndClose() {
    script.expect(Expectation.closedUnread());
  }

  /**
   * Answers requests of any number and order, before the script is asked.
   *
   * @param responder gives the answer, or null to leave the request to the script; called by many
   *     threads at once; what it throws fails the test
   */
  public void respond(Function<RecordedRequest, Answer> responder) {
    script.respond(responder);
  }

  /**
   * All requests since the last reset, also unexpected ones.
   *
   * @return the requests in the order in which they came
   */
  public List<RecordedRequest> requests() {
    return script.requests();
  }

  /**
   * How many connections are open now.
   *
   * @return the number, idle ones included
   */
  public int openConnections() {
    return server.openConnections();
  }

  /**
   * Checks that every expected request came and no other.
   *
   * @throws AssertionError if not; its message shows what was expected and what came
   */
  public void assertDone() {
    script.assertDone();
  }

  /**
   * Checks that no request carried any other header.
   *
   * @param allowed the names of the headers that may occur, in whatever case
   * @throws AssertionError if another one occurred; its message shows which
   */
  public void assertOnlyHeaders(String... allowed) {
    for (var request : requests()) {
      var others =
          request.headers().stream()
              .filter(header -> Stream.of(allowed).noneMatch(header::is))
              .toList();
      Assertions.assertEquals(List.of(), others, () -> "headers of " + request);
    }
  }

  /** Forgets script and requests, and breaks off answers that are held or dripping. */
  public void reset() {
    script.end().complete(null);
    script = new Script();
  }

  /** Stops listening and ends all connections. Checks nothing. */
  @Override
  public void close() {
    server.close();
    script.end().complete(null);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    testClasses++;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    try {
      assertDone();
    } finally {
      if (testClasses > 0) {
        reset();
      } else {
        close();
      }
    }
  }

  /** Closes the vendor after the outermost test class; it also runs after each nested one. */
  @Override
  public void afterAll(ExtensionContext context) {
    if (--testClasses == 0) {
      close();
    }
  }
}
