package io.offboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offboard.util.Json;
import io.offboard.util.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Somebody leaves: the message body that {@code direct:leavers.accept} takes.
 *
 * @param id the leaver's id, 1 to 100 of {@code A-Za-z0-9._-}; null to have one made
 * @param email the person's address; null if there is an id for each account
 * @param userIds the vendors' ids of the person, by account; one wins over the address
 * @param accounts the accounts; null for all that the caller may see
 * @param actor who completes the offboarding, an id or an address; null where no vendor asks
 * @param at when to begin; null for now
 * @param giveUpAfter after which time what is open is given up
 */
public record LeaverRequest(
    String id,
    String email,
    Map<UUID, String> userIds,
    List<UUID> accounts,
    Actor actor,
    Instant at,
    Duration giveUpAfter) {
  /** After which time a leaver is given up if nobody says. */
  public static final Duration GIVE_UP_AFTER = Duration.ofDays(14);

  /** After which time a leaver is given up at the latest. */
  public static final Duration LONGEST = Duration.ofDays(90);

  /**
   * Who completes the offboarding.
   *
   * @param value an id or an address
   * @param isEmail whether it is an address
   */
  public record Actor(String value, boolean isEmail) {}

  /** Copies what is mutable. */
  public LeaverRequest {
    userIds = Map.copyOf(userIds);
    accounts = accounts == null ? null : List.copyOf(accounts);
  }

  /**
   * The person with an address leaves all accounts, now.
   *
   * @param id the leaver's id; null to have one made
   * @param email the person's address
   * @param actor who completes the offboarding; null where no vendor asks
   * @return the request
   */
  public static LeaverRequest byEmail(String id, String email, Actor actor) {
    return new LeaverRequest(id, email, Map.of(), null, actor, null, GIVE_UP_AFTER);
  }

  /** The request as JSON; what is not given is not there. */
  public ObjectNode toJson() {
    var json = Json.MAPPER.createObjectNode();
    if (id != null) {
      json.put("id", id);
    }
    json.set("person", person());
    if (accounts != null) {
      var list = json.putArray("accounts");
      accounts.forEach(account -> list.add(account.toString()));
    }
    if (actor != null) {
      json.putObject("actor").put(actor.isEmail() ? "email" : "id", actor.value());
    }
    if (at != null) {
      json.put("at", at.toString());
    }
    return json.put("give_up_after", giveUpAfter.toString());
  }

  /** The person as JSON. */
  public ObjectNode person() {
    var person = Json.MAPPER.createObjectNode();
    if (email != null) {
      person.put("email", email);
    }
    if (!userIds.isEmpty()) {
      var ids = person.putObject("user_ids");
      new TreeMap<>(userIds).forEach((account, user) -> ids.put(account.toString(), user));
    }
    return person;
  }

  /** Tells the request from others, in 64 characters; the order of the accounts does not count. */
  public String fingerprint() {
    var sorted =
        new LeaverRequest(
            null,
            email,
            userIds,
            accounts == null ? null : accounts.stream().distinct().sorted().toList(),
            actor,
            at,
            giveUpAfter);
    return Sha256.hex(sorted.toJson().toString());
  }
}
