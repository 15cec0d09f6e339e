package io.offboard.blackbox;

import io.offboard.testkit.HttpAnswer;

/** What vendors answer. */
final class Documents {
  static final String OKTA_USER = "00ub0oNGTSWTBKOLGLNR";
  static final String OKTA_USER_PATH = "/api/v1/users/" + OKTA_USER;
  static final String OKTA_DEACTIVATE = OKTA_USER_PATH + "/lifecycle/deactivate";

  static final String VANTA_PERSON = "65e1efde08e8478f143a8ff9";
  static final String VANTA_ACTOR = "65e1efde08e8478f143a9001";
  static final String VANTA_PERSON_PATH = "/v1/people/" + VANTA_PERSON;
  static final String VANTA_OFFBOARD = "/v1/people/offboard";

  static final String SCIM_USER = "2819c223-7f76-453a-919d-413861904646";
  static final String SCIM_USER_PATH = "/scim/v2/Users/" + SCIM_USER;

  private Documents() {}

  static HttpAnswer oktaUser(String status) {
    return HttpAnswer.of(
        200,
        """
        {"id": "%s", "status": "%s",
         "profile": {"login": "isaac.brock@example.com", "email": "isaac.brock@example.com"}}
        """
            .formatted(OKTA_USER, status));
  }

  static HttpAnswer oktaOwner(String id, String login) {
    return HttpAnswer.of(
        200,
        """
        {"id": "%s", "status": "ACTIVE", "profile": {"login": "%s"}}
        """
            .formatted(id, login));
  }

  static HttpAnswer oktaError(int status, String code) {
    return HttpAnswer.of(
        status,
        """
        {"errorCode": "%s", "errorSummary": "Okta says %1$s", "errorCauses": []}
        """
            .formatted(code));
  }

  static HttpAnswer vantaPerson(String tasks) {
    return HttpAnswer.of(
        200,
        """
        {"id": "%s", "emailAddress": "sam@example.com", "employment": {"status": "FORMER"},
         "tasksSummary": {"status": "%s"}}
        """
            .formatted(VANTA_PERSON, tasks));
  }

  static HttpAnswer vantaSuccess() {
    return HttpAnswer.of(
        200,
        """
        {"results": [{"id": "%s", "status": "SUCCESS"}]}
        """
            .formatted(VANTA_PERSON));
  }

  static HttpAnswer vantaError(String message) {
    return HttpAnswer.of(
        200,
        """
        {"results": [{"id": "%s", "status": "ERROR", "message": "%s"}]}
        """
            .formatted(VANTA_PERSON, message));
  }

  static HttpAnswer scimUser(boolean active) {
    return HttpAnswer.of(
        200,
        """
        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "id": "%s",
         "userName": "bjensen@example.com", "active": %s}
        """
            .formatted(SCIM_USER, active));
  }

  static HttpAnswer token(String value) {
    return HttpAnswer.of(
        200,
        """
        {"access_token": "%s", "token_type": "Bearer", "expires_in": 3600}
        """
            .formatted(value));
  }
}
