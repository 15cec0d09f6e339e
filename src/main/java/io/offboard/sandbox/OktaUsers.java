package io.offboard.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The users of the Okta stand-in, and the names by which they can be reached. */
final class OktaUsers {
  private final List<OktaUser> users =
      Seed.read("okta-users.json").stream().map(OktaUser::new).toList();
  private final OktaList list = new OktaList(users);

  OktaUser tokenOwner() {
    return only(OktaUser::ownsTheToken).orElseThrow();
  }

  Optional<OktaUser> byId(String id) {
    return only(user -> user.id().equals(id));
  }

  /** By id, login, or the part of the login before the {@code @} if only one user has it. */
  Optional<OktaUser> byAnyName(String name) {
    return byId(name)
        .or(() -> only(user -> user.login().equals(name)))
        .or(() -> only(user -> user.login().startsWith(name + "@")));
  }

  SandboxAnswer list(Map<String, String> query, URI org) {
    try {
      return list.page(query, org);
    } catch (OktaRefusal e) {
      return e.answer();
    }
  }

  private Optional<OktaUser> only(Predicate<OktaUser> wanted) {
    var found = users.stream().filter(wanted).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }
}
