package io.offboard.leaver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.offboard.DeactivateRequest;
import io.offboard.LeaverRequest;
import io.offboard.ResponseFormat;
import java.util.List;
import java.util.UUID;

/** What a step asks for at its account: an id wins over the address. */
final class StepRequest {
  private StepRequest() {}

  /** A raw answer, of which nothing is mapped: the leaver has no use for the profile. */
  static DeactivateRequest of(LeaverRequest request, UUID account) {
    var id = request.userIds().get(account);
    return new DeactivateRequest(
        account,
        id,
        id == null ? request.email() : null,
        request.actor() == null ? null : request.actor().value(),
        JsonNodeFactory.instance.objectNode(),
        List.of(),
        ResponseFormat.RAW,
        true,
        List.of());
  }
}
