package io.offboard.error;

import java.util.List;

/** Several users at the vendor have the e-mail address (422); nothing was changed. */
public final class AmbiguousUserException extends OffboardException {
  private static final long serialVersionUID = 1L;

  /**
   * Says who they are.
   *
   * @param role whose address it is: {@code user_id} or {@code actor}
   * @param ids the vendor's ids of those who have the address
   */
  public AmbiguousUserException(String role, List<String> ids) {
    super(
        422,
        "More than one user has this e-mail address, nothing was changed: give %s as an id."
            .formatted(role),
        null);
    insights()
        .put(
            "ambiguous_user",
            new Insight("These users have this e-mail address.", List.copyOf(ids)));
  }
}
