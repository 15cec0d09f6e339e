package io.offboard.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.error.AccountMisconfiguredException;
import io.offboard.transform.Transforms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The transforms that an account has beside its integration's own. */
final class OwnTransforms {
  private OwnTransforms() {}

  /**
   * Reads the setting {@code transforms}. Every account may have one for the user.
   *
   * @param context the account's settings
   * @param more a list of further roles for which its integration has a place
   * @param transforms all that were loaded
   * @return the names by role; empty if the setting is not given
   * @throws AccountMisconfiguredException if a role or a transform is unknown, or none is named
   */
  static Map<String, String> of(AccountContext context, JsonNode more, Transforms transforms) {
    if (!context.has("transforms")) {
      return Map.of();
    }
    var roles = new ArrayList<>(List.of("user"));
    more.forEach(role -> roles.add(role.asText()));
    var given = context.inner("transforms");
    var own = new HashMap<String, String>();
    roles.stream().filter(given::has).forEach(role -> own.put(role, given.text(role)));
    given.refuseUnknown();
    if (own.isEmpty()) {
      throw context.misconfigured("transforms", "names none for " + String.join(" or ", roles));
    }
    own.forEach(
        (role, name) -> {
          if (!transforms.has(name)) {
            throw context.misconfigured(
                "transforms." + role, "names no transform that could be loaded");
          }
        });
    return own;
  }
}
