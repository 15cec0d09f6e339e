package io.offboard.nodes;

import io.offboard.fixture.FreePort;
import io.offboard.testkit.Answer;
import io.offboard.testkit.Gate;
import io.offboard.testkit.HttpAnswer;
import io.offboard.testkit.RecordedRequest;
import io.offboard.testkit.ScriptedVendor;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A Vanta that offboards anybody, counts how often each was offboarded, and has one live token,
 * while it is well.
 */
final class CountingVanta implements AutoCloseable {
  private final String url;
  private volatile ScriptedVendor vendor = new ScriptedVendor(FreePort.next());
  private volatile Gate gate;
  private final Map<String, AtomicInteger> offboarded = new ConcurrentHashMap<>();
  private final AtomicInteger tokens = new AtomicInteger();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private volatile String live = "";

  CountingVanta() {
    url = vendor.url();
    vendor.respond(this::answer);
  }

  String url() {
    return url;
  }

  /** Takes requests, and does nothing for them until it is well. */
  void hang() {
    gate = new Gate();
  }

  /** How many requests came since it hangs. */
  int held() {
    return gate.arrived();
  }

  /** Takes no connections until it is well. */
  void refuse() {
    vendor.close();
  }

  /** Is well again, for all who still wait, too. */
  void recover() {
    if (gate != null) {
      var held = gate;
      gate = null;
      held.open();
    } else {
      vendor = new ScriptedVendor(URI.create(url).getPort());
      vendor.respond(this::answer);
    }
  }

  /** How often a person's offboarding was asked for. */
  int offboardings(String person) {
    return offboarded.getOrDefault(person, new AtomicInteger()).get();
  }

  int tokens() {
    return tokens.get();
  }

  /** The requests that came with a token which another one had ended. */
  Set<String> refused() {
    return refused;
  }

  private Answer answer(RecordedRequest request) {
    var closed = gate;
    return closed == null
        ? answerWell(request)
        : closed.hold(wire -> answerWell(request).send(wire));
  }

  private Answer answerWell(RecordedRequest request) {
    if (request.path().equals("/oauth/token")) {
      live = "token-" + tokens.incrementAndGet();
      return HttpAnswer.of(200, "{\"access_token\":\"%s\",\"expires_in\":3600}".formatted(live));
    }
    if (!request.values("Authorization").contains("Bearer " + live)) {
      refused.add(request.method() + " " + request.target());
      return HttpAnswer.of(401, "");
    }
    if (request.method().equals("GET")) {
      var id = request.path().substring(request.path().lastIndexOf('/') + 1);
      return HttpAnswer.of(200, "{\"id\":\"%s\"}".formatted(id));
    }
    var person = request.json().at("/updates/0/id").asText();
    offboarded.computeIfAbsent(person, id -> new AtomicInteger()).incrementAndGet();
    return HttpAnswer.of(
        200, "{\"results\":[{\"id\":\"%s\",\"status\":\"SUCCESS\"}]}".formatted(person));
  }

  @Override
  public void close() {
    vendor.close();
  }
}
