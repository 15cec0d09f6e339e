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
 * @param userId the vendor's id of the user, for Okta also the login; null where {@code email} or
 *     {@code remoteData} names the person
 * @param email an e-mail address of the user, who is looked up; null where {@code userId} is given
 * @param actor the person recorded as completing the offboarding, by id or by e-mail address; null
 *     if not given
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
    String email,
    String actor,
    ObjectNode remoteData,
    List<QueryParameter> remoteQuery,
    ResponseFormat responseFormat,
    boolean ignoreRemoteData,
    List<String> excludeFields)
    implements CallRequest {

  /** Copies what is mutable, so that the request stays as it was made. */
  public DeactivateRequest {
    Objects.requireNonNull(integratedAccountId, "integratedAccountId");
    Objects.requireNonNull(responseFormat, "responseFormat");
    remoteData = remoteData.deepCopy();
    remoteQuery = List.copyOf(remoteQuery);
    excludeFields = List.copyOf(excludeFields);
  }

  /** A request that names the user by id. */
  public DeactivateRequest(
      UUID integratedAccountId,
      String userId,
      String actor,
      ObjectNode remoteData,
      List<QueryParameter> remoteQuery,
      ResponseFormat responseFormat,
      boolean ignoreRemoteData,
      List<String> excludeFields) {
    this(
        integratedAccountId,
        userId,
        null,
        actor,
        remoteData,
        remoteQuery,
        responseFormat,
        ignoreRemoteData,
        excludeFields);
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
    return of(integratedAccountId, userId, null, actor);
  }

  /**
   * The same for a user of whom only an address is known.
   *
   * @param integratedAccountId the integrated account to act on
   * @param email the e-mail address of the user; whoever has it is found by one read more
   * @param actor the person recorded as completing the offboarding; required by Vanta, else null
   * @return the request, answered in the unified format
   */
  public static DeactivateRequest byEmail(UUID integratedAccountId, String email, String actor) {
    return of(integratedAccountId, null, email, actor);
  }

  private static DeactivateRequest of(UUID account, String userId, String email, String actor) {
    return new DeactivateRequest(
        account,
        userId,
        email,
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
