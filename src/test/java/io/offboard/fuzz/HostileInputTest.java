package io.offboard.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Generated attacks over real HTTP. Whatever comes, the answer is one that the contract foresees:
 * in time, without innards or secrets, and the service works on.
 *
 * <p>A failure prints its smallest example: it belongs into {@code hostile-requests.json}.
 */
class HostileInputTest {
  private static final int LEAST = 10_000;

  private static Fortress fortress;

  @BeforeContainer
  static void start() {
    fortress = new Fortress();
  }

  @AfterContainer
  static void stillCorrect() {
    try (var attacked = fortress) {
      System.out.println("Hostile requests sent: " + attacked.sent());
      attacked.assertStillCorrect();
      assertTrue(attacked.sent() >= LEAST, () -> "only " + attacked.sent());
    }
  }

  @Property(tries = 3_500)
  void queries(@ForAll("hostileQueries") String request) throws IOException {
    fortress.take(request, Fortress.okta(fortress.sent()));
  }

  @Property(tries = 2_400)
  void methods_paths_and_headers(@ForAll("hostileHeads") String request) throws IOException {
    fortress.take(request, Fortress.okta(fortress.sent()));
  }

  @Property(tries = 2_400)
  void bodies(@ForAll("hostileBodies") String request) throws IOException {
    fortress.take(request, Fortress.okta(fortress.sent()));
  }

  @Property(tries = 950)
  void answers_of_okta(@ForAll("hostileAnswers") String answer) throws IOException {
    fortress.takeAnswer(answer, Fortress.okta(fortress.sent()));
  }

  @Property(tries = 950)
  void answers_of_vanta(@ForAll("hostileAnswers") String answer) throws IOException {
    fortress.takeAnswer(answer, Fortress.vanta(fortress.sent()));
  }

  @Property(tries = 300)
  void answers_to_dry_runs(@ForAll("hostileAnswers") String answer) throws IOException {
    var number = fortress.sent();
    var account = number % 2 == 0 ? Fortress.okta(number) : Fortress.vanta(number);
    fortress.takeAnswer(answer, account, "&dry_run=true");
  }

  @Property(tries = 950)
  void answers_of_scim(@ForAll("hostileAnswers") String answer) throws IOException {
    fortress.takeAnswer(answer, Fortress.scim(fortress.sent()));
  }

  @Provide
  Arbitrary<String> hostileQueries() {
    return HostileRequests.queries();
  }

  @Provide
  Arbitrary<String> hostileHeads() {
    return HostileRequests.heads();
  }

  @Provide
  Arbitrary<String> hostileBodies() {
    return HostileRequests.bodies();
  }

  @Provide
  Arbitrary<String> hostileAnswers() {
    return HostileAnswers.answers();
  }
}
