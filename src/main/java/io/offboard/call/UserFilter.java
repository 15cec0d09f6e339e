package io.offboard.call;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Which users a search is for. A vendor may apply a part of it, or nothing: it is applied to
 * whatever the vendor gives.
 *
 * @param email an address, whatever its letter case; null for any
 * @param username exactly this name; null for any
 * @param status exactly this unified status; null for any
 */
public record UserFilter(String email, String username, String status) {
  /**
   * Whether a user passes.
   *
   * @param unified the unified user, as the integration itself maps it
   * @return false if one of the values is another
   */
  public boolean passes(JsonNode unified) {
    return (email == null || hasEmail(unified))
        && (username == null || username.equals(unified.path("username").textValue()))
        && (status == null || status.equals(unified.path("status").textValue()));
  }

  /** A user name that is an address is one, too. */
  private boolean hasEmail(JsonNode unified) {
    for (var address : unified.path("emails")) {
      if (isEmail(address.path("email"))) {
        return true;
      }
    }
    return isEmail(unified.path("username"));
  }

  private boolean isEmail(JsonNode address) {
    return address.isTextual() && EmailAddress.isSame(address.textValue(), email);
  }
}
