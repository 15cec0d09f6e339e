package io.offboard;

import java.util.List;
import java.util.UUID;

/** What a caller asks for: the message body that one of the doors takes. */
public sealed interface CallRequest permits DeactivateRequest, GetUserRequest, ListUsersRequest {
  /** The integrated account to act on. */
  UUID integratedAccountId();

  /** The vendor's id of the user; null if the request names none. */
  String userId();

  /** An e-mail address of the user; null if the request names none. */
  String email();

  /** Parameters sent on to the vendor untouched, in this order. */
  List<QueryParameter> remoteQuery();

  /** The shape of the answer. */
  ResponseFormat responseFormat();

  /** Whether {@code remote_data} is left out of the answer. */
  boolean ignoreRemoteData();

  /** Names of response fields to leave out. */
  List<String> excludeFields();
}
