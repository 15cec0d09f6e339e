package io.offboard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offboard.util.Json;
import java.net.URI;

/** One user of the Okta stand-in, and how a deactivation of it goes. */
final class OktaUser {
  static final String DEPROVISIONED = "DEPROVISIONED";

  private final Seed seed;
  private final ObjectNode document;
  private Trouble trouble;
  private int readsInTransition;

  OktaUser(Seed seed) {
    this.seed = seed;
    document = seed.document();
    trouble = seed.trouble();
    readsInTransition = seed.behaviour().path("readsInTransition").asInt();
  }

  String id() {
    return document.path("id").asText();
  }

  String login() {
    return document.path("profile").path("login").asText();
  }

  boolean ownsTheToken() {
    return seed.behaviour().path("ownsTheToken").asBoolean();
  }

  JsonNode stored() {
    return document;
  }

  boolean isDeprovisioned() {
    return document.path("status").asText().equals(DEPROVISIONED);
  }

  /** Answers a deactivation; a trouble on the way befalls only the first one. */
  SandboxAnswer deactivate(String now) {
    var first = trouble;
    trouble = Trouble.NONE;
    return first.befall(
        () ->
            seed.behaviour().has("error")
                ? OktaError.valueOf(seed.behaviour().path("error").asText()).answer()
                : deactivated(now));
  }

  private SandboxAnswer deactivated(String now) {
    if (readsInTransition > 0) {
      document.put("transitioningToStatus", DEPROVISIONED);
    } else {
      deprovision(now);
    }
    return seed.behaviour().path("emptyAnswer").asBoolean()
        ? SandboxAnswer.empty(204)
        : SandboxAnswer.json(200, Json.MAPPER.createObjectNode());
  }

  private void deprovision(String now) {
    document.remove("transitioningToStatus");
    document.put("status", DEPROVISIONED).put("statusChanged", now).put("lastUpdated", now);
  }

  /** The document as a GET shows it; a pending deactivation comes one read closer to its end. */
  ObjectNode read(URI org, String now) {
    if (document.has("transitioningToStatus") && readsInTransition-- == 0) {
      deprovision(now);
    }
    var shown = document.deepCopy();
    shown.set("_links", links(org));
    return shown;
  }

  /** The document as a list shows it, with no link but that to itself. */
  ObjectNode listed(URI org) {
    var listed = document.deepCopy();
    listed.putObject("_links").putObject("self").put("href", address(org));
    return listed;
  }

  private String address(URI org) {
    return org + "/api/v1/users/" + id();
  }

  private ObjectNode links(URI org) {
    var self = address(org);
    var links = Json.MAPPER.createObjectNode();
    links.putObject("self").put("href", self);
    links.putObject("schema").put("href", org + "/api/v1/meta/schemas/user/oscsandbox0000000001");
    links.putObject("type").put("href", org + "/api/v1/meta/types/user/otysandbox0000000001");
    // Okta offers no deactivate link for a staged user, although the call works for one.
    switch (document.path("status").asText()) {
      case "STAGED" -> operation(links, "activate", self + "/lifecycle/activate", "POST");
      case DEPROVISIONED -> {
        operation(links, "activate", self + "/lifecycle/activate", "POST");
        operation(links, "delete", self, "DELETE");
      }
      default -> operation(links, "deactivate", self + "/lifecycle/deactivate", "POST");
    }
    return links;
  }

  private static void operation(ObjectNode links, String name, String href, String method) {
    links.putObject(name).put("href", href).put("method", method);
  }
}
