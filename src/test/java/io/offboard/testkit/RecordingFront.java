package io.offboard.testkit;

import io.offboard.testkit.StandIn.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/**
 * Stands before a stand-in: records each request, and answers it by the first intervention that
 * takes it, or else as the stand-in does. The front keeps its address; each test gets a new
 * stand-in.
 */
final class RecordingFront {
  private final StandIn standIn;
  private final Clock clock;
  private final ScriptedVendor server = new ScriptedVendor();
  private final ClosedPort closedPort;
  private final List<Intervention> interventions = new CopyOnWriteArrayList<>();
  private volatile boolean refusing;
  private volatile Running running;

  RecordingFront(StandIn standIn, Clock clock) {
    this.standIn = standIn;
    this.clock = clock;
    try {
      closedPort = new ClosedPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins a test: with the seed state, an empty log and no interventions. */
  void begin() {
    try {
      running = standIn.start(clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    interventions.clear();
    refusing = false;
    server.reset();
    server.respond(this::answer);
  }

  /** Ends a test; fails if what the test had prepared was not needed. */
  void end() {
    try {
      server.assertDone();
      var unused = interventions.stream().filter(prepared -> !prepared.isUsed()).toList();
      Assertions.assertEquals(List.of(), unused, () -> "never came to use in " + this);
    } finally {
      server.reset();
      running.stop().run();
    }
  }

  void close() throws IOException {
    server.close();
    closedPort.close();
  }

  URI address() {
    return URI.create(refusing ? closedPort.url() : server.url());
  }

  void refuseConnections(boolean refuse) {
    refusing = refuse;
  }

  Intervention intervene(String name, Predicate<RecordedRequest> which, boolean once) {
    var intervention = new Intervention(this, name, which, once);
    interventions.add(intervention);
    return intervention;
  }

  List<RecordedRequest> requests() {
    return server.requests();
  }

  HttpAnswer rateLimited(Duration untilReset) {
    return standIn.rateLimited(clock, untilReset);
  }

  /** What the stand-in answers; empty if it ends the connection without an answer. */
  Optional<HttpAnswer> forward(RecordedRequest request) {
    return new Forwarder(running.address()).forward(request);
  }

  /** The same as an answer to be sent. */
  Answer answerOfStandIn(RecordedRequest request) {
    return forward(request).<Answer>map(answer -> answer).orElseGet(Fault::close);
  }

  private Answer answer(RecordedRequest request) {
    return interventions.stream()
        .filter(intervention -> intervention.takes(request))
        .findFirst()
        .map(intervention -> intervention.answerTo(request))
        .orElseGet(() -> answerOfStandIn(request));
  }

  /** All requests so far, one a line. */
  @Override
  public String toString() {
    var lines = Stream.concat(Stream.of("these requests:"), requests().stream());
    return lines.map(Object::toString).collect(Collectors.joining(System.lineSeparator() + "  "));
  }
}
