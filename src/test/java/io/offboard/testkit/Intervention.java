package io.offboard.testkit;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a test has happen to a request instead of the plain answer of the stand-in. Made by {@link
 * SandboxVendor#next} and its like; one of the methods here says what happens. An intervention that
 * never comes to use fails the test.
 */
public final class Intervention {
  private final RecordingFront front;
  private final String name;
  private final Predicate<RecordedRequest> which;
  private final boolean once;
  private Function<RecordedRequest, Answer> action;
  private boolean used;

  Intervention(RecordingFront front, String name, Predicate<RecordedRequest> which, boolean once) {
    this.front = front;
    this.name = name;
    this.which = which;
    this.once = once;
  }

  /**
   * Answers with a JSON body; the stand-in never sees the request.
   *
   * @param status the HTTP status
   * @param json the body
   */
  public void answer(int status, String json) {
    answer(HttpAnswer.of(status, json));
  }

  /**
   * Answers, or fails to; the stand-in never sees the request.
   *
   * @param answer an {@link HttpAnswer} or a {@link Fault}
   */
  public void answer(Answer answer) {
    Objects.requireNonNull(answer, "answer");
    act(request -> answer);
  }

  /**
   * Answers 429 as the vendor does; the stand-in never sees the request.
   *
   * @param untilReset how long until calls are allowed again, in whole seconds
   */
  public void rateLimit(Duration untilReset) {
    act(request -> front.rateLimited(untilReset));
  }

  /**
   * Lets the stand-in apply the request, and then does something else with its answer: {@code
   * applyThen(Fault::cutInBody)}, {@code applyThen(gate::hold)}.
   *
   * @param change makes of the stand-in's answer what is sent; what it throws fails the test. It is
   *     not called if the stand-in itself ends the connection without an answer
   */
  public void applyThen(Function<HttpAnswer, Answer> change) {
    Objects.requireNonNull(change, "change");
    act(request -> front.forward(request).map(change).orElseGet(Fault::close));
  }

  /** Lets the stand-in apply the request, and ends the connection without an answer. */
  public void loseAnswer() {
    applyThen(answer -> Fault.close());
  }

  /**
   * Keeps the request from the stand-in until the test opens a gate.
   *
   * @param gate tells how many requests have arrived, and lets them go
   */
  public void holdAt(Gate gate) {
    act(request -> gate.hold(wire -> front.answerOfStandIn(request).send(wire)));
  }

  private synchronized void act(Function<RecordedRequest, Answer> does) {
    action = does;
  }

  /** Takes the request if it is the one, and has not been taken before. */
  synchronized boolean takes(RecordedRequest request) {
    if (action == null || (once && used) || !which.test(request)) {
      return false;
    }
    used = true;
    return true;
  }

  Answer answerTo(RecordedRequest request) {
    Function<RecordedRequest, Answer> does;
    synchronized (this) {
      does = action;
    }
    return does.apply(request);
  }

  synchronized boolean isUsed() {
    return used;
  }

  @Override
  public String toString() {
    return name;
  }
}
