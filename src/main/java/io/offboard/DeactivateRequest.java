package io.offboard;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What the caller asks for: the message body that {@code direct:users.deactivate} takes, and {@code
 * direct:users.dry-run}, too.
 *
 * @param integratedAccountId the integrated account to act on
 * @param userId the vendor's id of the user, for Okta also the login; null where {@code remoteData}
 *     names the person
 * @param actor the person recorded as completing the offboarding; null if not given
 * @param remoteData extra vendor data, merged into the body that is sent to the vendor; empty if
 *     none
 * @param remoteQuery parameters sent on to the vendor's deactivate call untouched, in this order
 * @param responseFormat the shape of the answer
 * @param ignoreRemoteData whether {@code remote_data} is left out of the answer
 * @param excludeFields names of response fields to leave out; a dotted name reaches into objects
 *     and into each element of a list
 */
public record DeactivateRequest(
    UUID integratedAccountId,
    String userId,
    String actor,
    ObjectNode remoteData,
    List<QueryParameter> remoteQuery,
    ResponseFormat responseFormat,
    boolean ignoreRemoteData,
    List<String> excludeFields) {

  /** Copies what is mutable, so that the request stays as it was made. */
  public DeactivateRequest {
    Objects.requireNonNull(integratedAccountId, "integratedAccountId");
    Objects.requireNonNull(responseFormat, "responseFormat");
    remoteData = remoteData.deepCopy();
    remoteQuery = List.copyOf(remoteQuery);
    excludeFields = List.copyOf(excludeFields);
  }

  /**
   * A request with everything optional left at its default.
   *
   * @param integratedAccountId the integrated account to act on
   * @param userId the vendor's id of the user
   * @param actor the person recorded as completing the offboarding; required by Vanta, else null
   * @return the request, answered in the unified format
   */
  public static DeactivateRequest of(UUID integratedAccountId, String userId, String actor) {
    return new DeactivateRequest(
        integratedAccountId,
        userId,
        actor,
        JsonNodeFactory.instance.objectNode(),
        List.of(),
        ResponseFormat.UNIFIED,
        false,
        List.of());
  }

  /** {@inheritDoc} The node is a copy. */
  @Override
  public ObjectNode remoteData() {
    return remoteData.deepCopy();
  }
}
