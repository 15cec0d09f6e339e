package io.offboard.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.util.Json;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** One request that a {@link ScriptedVendor} waits for, and what it does then. */
public final class Expectation {
  private record Check(String description, Predicate<RecordedRequest> holds) {}

  private final String name;
  private final List<Check> checks = new ArrayList<>();
  private Runnable applied = () -> {};
  // Written last by the test and read first by the vendor: publishes the other fields.
  private volatile Answer answer;

  private Expectation(String name) {
    this.name = name;
  }

  static Expectation request(String method, String target) {
    return new Expectation(method + " " + target)
        .check(method + " " + target, r -> r.method().equals(method) && r.target().equals(target));
  }

  static Expectation closedUnread() {
    return new Expectation("a connection to close unread");
  }

  /**
   * Asks for a header: exactly one line of that name, with exactly that value.
   *
   * @param name the header's name, in whatever case
   * @param value the header's value
   * @return this
   */
  public Expectation withHeader(String name, String value) {
    return check("header " + new Header(name, value), r -> r.values(name).equals(List.of(value)));
  }

  /**
   * Asks for a JSON body with the same content; the order of members and white space don't count.
   *
   * @param json the expected body
   * @return this
   * @throws IllegalArgumentException if {@code json} is not valid JSON
   */
  public Expectation withJson(String json) {
    var expected = parse(json);
    return check("body " + json, r -> hasJson(r, expected));
  }

  /**
   * Asks for an empty body. Without this and {@link #withJson}, any body will do.
   *
   * @return this
   */
  public Expectation withoutBody() {
    return check("no body", r -> r.body().length == 0);
  }

  /**
   * Runs code once the expected request was read and before it is answered, so that the state
   * behind a lost answer can change.
   *
   * @param code the code; what it throws fails the test
   * @return this
   */
  public Expectation applying(Runnable code) {
    applied = code;
    return this;
  }

  /**
   * Answers with a JSON body.
   *
   * @param status the HTTP status
   * @param json the body
   */
  public void answer(int status, String json) {
    answer(HttpAnswer.of(status, json));
  }

  /**
   * Answers. An expectation without an answer fails the test.
   *
   * @param answer the answer, or a fault
   */
  public void answer(Answer answer) {
    this.answer = answer;
  }

  boolean isClosedUnread() {
    return checks.isEmpty();
  }

  List<String> differences(RecordedRequest request) {
    if (isClosedUnread()) {
      return List.of(name);
    }
    if (answer == null) {
      return List.of(name + " to be given an answer by the test");
    }
    return checks.stream().filter(c -> !c.holds.test(request)).map(Check::description).toList();
  }

  Answer apply() {
    applied.run();
    return answer;
  }

  @Override
  public String toString() {
    return name;
  }

  private Expectation check(String description, Predicate<RecordedRequest> holds) {
    checks.add(new Check(description, holds));
    return this;
  }

  private static JsonNode parse(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the test expects a body that is not valid JSON", e);
    }
  }

  private static boolean hasJson(RecordedRequest request, JsonNode expected) {
    try {
      return request.json().equals(expected);
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
