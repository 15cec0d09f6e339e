package io.offboard.leaver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.LeaverRequest;
import io.offboard.call.EmailAddress;
import io.offboard.call.UserId;
import io.offboard.error.InvalidRequestException;
import io.offboard.util.Json;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads requests for leavers as JSON has them. */
public final class LeaverRequests {
  /** The path of the export, which no leaver may be called. */
  public static final String EXPORT = "evidence.csv";

  private static final String DRY_RUN = "dry_run";
  private static final List<String> FIELDS =
      List.of("id", "person", "accounts", "actor", "at", "give_up_after", DRY_RUN);

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  /** The first two are steps within a path, which no client sends as they are. */
  private static final List<String> NO_IDS = List.of(".", "..", EXPORT);

  private LeaverRequests() {}

  /**
   * Reads a request.
   *
   * @param json an object
   * @return the request
   * @throws InvalidRequestException (400) for whatever is wrong with it
   */
  public static LeaverRequest read(JsonNode json) {
    var fields = LeaverFields.of(json).only(FIELDS);
    var person = fields.object("person").only(List.of("email", "user_ids"));
    return new LeaverRequest(
        id(fields),
        address(person, "email"),
        userIds(person.object("user_ids")),
        accounts(fields),
        actor(fields),
        fields.instant("at"),
        fields.duration("give_up_after", LeaverRequest.GIVE_UP_AFTER, LeaverRequest.LONGEST));
  }

  /**
   * Whether a request only asks.
   *
   * @param json an object
   * @return true if nothing is to be changed
   * @throws InvalidRequestException (400) if {@code dry_run} is neither true nor false
   */
  public static boolean isDryRun(JsonNode json) {
    return LeaverFields.of(json).flag(DRY_RUN);
  }

  /**
   * Checks a request that a larger flow made.
   *
   * @param body a message body
   * @return the request
   * @throws InvalidRequestException (400) if it is no {@link LeaverRequest}, or for whatever is
   *     wrong with it
   */
  static LeaverRequest of(Object body) {
    if (body instanceof LeaverRequest request) {
      return read(request.toJson());
    }
    throw new InvalidRequestException("Send a LeaverRequest as the message body.");
  }

  /** A request that was accepted once. */
  static LeaverRequest stored(String json) {
    try {
      return read(Json.read(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String id(LeaverFields fields) {
    var id = fields.text("id");
    if (id != null && (!ID.matcher(id).matches() || NO_IDS.contains(id))) {
      throw fields.wrong(
          "id", "1 to 100 of A-Z a-z 0-9 . _ -, but not as " + String.join(" or ", NO_IDS));
    }
    return id;
  }

  private static String address(LeaverFields fields, String name) {
    var address = fields.text(name);
    return address == null ? null : EmailAddress.check(fields.prefix() + name, address);
  }

  private static Map<UUID, String> userIds(LeaverFields ids) {
    var byAccount = new HashMap<UUID, String>();
    for (var account : (Iterable<String>) ids.fields()::fieldNames) {
      var id = ids.text(account);
      if (id == null) {
        throw ids.wrong(account, "a string");
      }
      var key = LeaverFields.uuid("the keys of person.user_ids", account);
      // Keys may differ in the case of their letters alone.
      if (byAccount.put(key, UserId.check("person.user_ids", id)) != null) {
        throw ids.wrong(account, "one id");
      }
    }
    return byAccount;
  }

  private static List<UUID> accounts(LeaverFields fields) {
    if (!fields.has("accounts")) {
      return null;
    }
    var given = fields.fields().get("accounts");
    if (!given.isArray() || given.isEmpty()) {
      throw fields.wrong("accounts", "a list of account ids, or leave it out to mean all");
    }
    var accounts = new LinkedHashSet<UUID>();
    for (var account : given) {
      if (!accounts.add(LeaverFields.uuid("accounts", account.asText()))) {
        throw fields.wrong("accounts", "a list that names no account twice");
      }
    }
    return List.copyOf(accounts);
  }

  private static LeaverRequest.Actor actor(LeaverFields fields) {
    if (!fields.has("actor")) {
      return null;
    }
    var actor = fields.object("actor").only(List.of("id", "email"));
    var id = actor.text("id");
    var email = address(actor, "email");
    if ((id == null) == (email == null)) {
      throw fields.wrong("actor", "an object with either id or email");
    }
    return email == null
        ? new LeaverRequest.Actor(UserId.checkText("actor.id", id), false)
        : new LeaverRequest.Actor(email, true);
  }
}
