package io.offboard.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offboard.CallRequest;
import io.offboard.CallResult;
import io.offboard.DeactivateResult;
import io.offboard.GetUserResult;
import io.offboard.ListUsersRequest;
import io.offboard.ListUsersResult;
import io.offboard.ResponseFormat;
import io.offboard.call.Call;
import io.offboard.call.FoundUser;
import io.offboard.error.AnswerNotMappableException;
import io.offboard.settle.PageCursor;
import io.offboard.transform.ExcludedFields;
import io.offboard.transform.Transforms;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Composes the result in the format that was asked for: the message body becomes the result. */
public final class ComposeResult implements Processor {
  private final Transforms transforms;

  /**
   * Composes with these transforms.
   *
   * @param transforms all transforms, of which {@code normalized} is used
   */
  public ComposeResult(Transforms transforms) {
    this.transforms = transforms;
  }

  @Override
  public void process(Exchange exchange) {
    var call = Call.of(exchange);
    try {
      exchange.getMessage().setBody(result(call));
    } catch (RuntimeException e) {
      throw new AnswerNotMappableException(call.outcome(), e);
    }
  }

  private CallResult result(Call call) {
    return switch (call.operation()) {
      case DEACTIVATE -> new DeactivateResult(call.outcome(), user(call), call.warnings());
      case DRY_RUN -> call.dryRun().result(user(call));
      case GET -> new GetUserResult(user(call));
      case LIST -> page(call);
    };
  }

  private JsonNode user(Call call) {
    var progress = call.progress();
    var raw = progress.isAttemptAccepted() ? progress.attemptDocument() : progress.document();
    return shaped(call.request(), raw, call.unified(), progress.document());
  }

  private ListUsersResult page(Call call) {
    var request = (ListUsersRequest) call.request();
    var users =
        call.search().users().stream()
            .map(found -> shaped(request, found.document(), mapped(call, found), found.document()))
            .toList();
    return new ListUsersResult(users, PageCursor.write(request, call.search().page()));
  }

  private JsonNode mapped(Call call, FoundUser found) {
    return call.request().responseFormat() == ResponseFormat.RAW
        ? null
        : OwnTransform.applied(
            transforms, call.account(), found.document(), found.unified(), found.id());
  }

  private JsonNode shaped(
      CallRequest request, JsonNode raw, JsonNode unified, JsonNode remoteData) {
    return ExcludedFields.removedFrom(
        request.responseFormat() == ResponseFormat.RAW
            ? raw
            : formatted(request, (ObjectNode) unified, remoteData),
        request.excludeFields());
  }

  private JsonNode formatted(CallRequest request, ObjectNode unified, JsonNode remoteData) {
    var user = unified.deepCopy();
    if (!request.ignoreRemoteData()) {
      user.set("remote_data", remoteData);
    }
    return request.responseFormat() == ResponseFormat.NORMALIZED
        ? transforms.apply("normalized", user, Map.of())
        : user;
  }
}
