package io.offboard.bench.vertx;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** Okta user -> unified user; what the vendor does not give is left out. */
final class UnifiedUser {
  private static final JsonObject NONE = new JsonObject();
  private static final Map<String, String> STATUS =
      Map.of(
          "ACTIVE", "active",
          "PASSWORD_EXPIRED", "active",
          "RECOVERY", "active",
          "STAGED", "invited",
          "PROVISIONED", "invited",
          "SUSPENDED", "inactive",
          "DEPROVISIONED", "inactive");

  private UnifiedUser() {}

  static JsonObject of(JsonObject okta, String askedFor) {
    var profile = okta.getJsonObject("profile", NONE);
    var user = new JsonObject().put("id", okta.getString("id", askedFor));
    put(user, "first_name", profile.getString("firstName"));
    put(user, "last_name", profile.getString("lastName"));
    put(user, "title", profile.getString("title"));
    put(user, "name", profile.getString("displayName"));
    put(user, "username", profile.getString("login"));
    var emails = new JsonArray();
    email(emails, profile.getString("email"), "primary");
    email(emails, profile.getString("secondEmail"), "secondary");
    if (!emails.isEmpty()) {
      user.put("emails", emails);
    }
    var status = okta.getString("status");
    put(user, "status", status == null ? null : STATUS.getOrDefault(status, status));
    put(user, "user_type", profile.getString("userType"));
    put(user, "timezone", profile.getString("timezone"));
    put(user, "created_at", okta.getString("created"));
    put(user, "updated_at", okta.getString("lastUpdated"));
    put(user, "last_login_at", okta.getString("lastLogin"));
    put(user, "status_changed_at", okta.getString("statusChanged"));
    put(user, "activated_at", okta.getString("activated"));
    return user.put("remote_data", okta);
  }

  private static void email(JsonArray emails, String address, String type) {
    if (address != null && !address.isEmpty()) {
      emails.add(
          new JsonObject()
              .put("email", address)
              .put("type", type)
              .put("is_primary", type.equals("primary")));
    }
  }

  private static void put(JsonObject user, String field, String value) {
    if (value != null && !value.isEmpty()) {
      user.put(field, value);
    }
  }
}
