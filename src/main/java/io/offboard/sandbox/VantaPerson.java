package io.offboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** One person of the Vanta stand-in, and what stands in the way of an offboarding. */
final class VantaPerson {
  private static final String OFFBOARDED = "OFFBOARDING_COMPLETE";

  private final Seed seed;
  private final ObjectNode document;
  private Trouble trouble;

  VantaPerson(Seed seed) {
    this.seed = seed;
    document = seed.document();
    trouble = seed.trouble();
  }

  String id() {
    return document.path("id").asText();
  }

  JsonNode read() {
    return document.deepCopy();
  }

  /** Whether this is someone who can log in to Vanta under the given user id. */
  boolean isVantaUser(String userId) {
    return employment().equals("CURRENT") && document.path("userId").asText().equals(userId);
  }

  /** The trouble that befalls the first call about this person. */
  Trouble takeTrouble() {
    var first = trouble;
    trouble = Trouble.NONE;
    return first;
  }

  /**
   * Completes the offboarding, if it is not complete already.
   *
   * @param now the time of completion
   * @return what stands in the way; empty if the offboarding is complete now
   * @see <a href="https://developer.vanta.com/docs/guides/offboard-people">Vanta on who is
   *     eligible</a>
   */
  Optional<String> offboard(String now) {
    var summary = (ObjectNode) document.get("tasksSummary");
    if (summary.path("status").asText().equals(OFFBOARDED)) {
      return Optional.empty();
    }
    if (!employment().equals("FORMER")) {
      return Optional.of("The person is not an ex-employee.");
    }
    if (seed.behaviour().path("hasLiveMonitoredAccount").asBoolean()) {
      return Optional.of("The person has monitored accounts that are not deactivated.");
    }
    var tasks = summary.path("details").path("completeOffboardingCustomTasks");
    if (!tasks.path("incompleteCustomOffboardingTasks").isEmpty()) {
      return Optional.of("The person has custom offboarding tasks that are not complete.");
    }
    summary.put("status", OFFBOARDED).put("completionDate", now);
    return Optional.empty();
  }

  private String employment() {
    return document.path("employment").path("status").asText();
  }
}
