package io.offboard.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.JsltException;
import io.offboard.call.Call;
import io.offboard.client.VendorAnswer;
import io.offboard.error.AccountMisconfiguredException;
import io.offboard.error.InvalidRequestException;
import io.offboard.error.VendorErrorException;
import io.offboard.transform.Transforms;
import io.offboard.util.Json;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the body of the deactivate call, where a vendor wants one: {@code
 * prepareBody.with('vanta/offboard.request')}.
 */
public final class PrepareBody {
  private static final Logger LOG = LoggerFactory.getLogger(PrepareBody.class);

  private final Transforms transforms;

  /**
   * Prepares with these transforms.
   *
   * @param transforms all transforms
   */
  public PrepareBody(Transforms transforms) {
    this.transforms = transforms;
  }

  /**
   * Makes the body of the caller's {@code remote_data}, {@code user_id} and {@code actor}.
   *
   * @param transform the name of a transform that gives {@code user_id} and {@code body}, which is
   *     empty if left out, or, if the body is wrong, {@code problem}. It finds the account's
   *     options in {@code $options}
   * @param exchange the exchange
   * @throws InvalidRequestException if the transform found a problem
   */
  public void with(String transform, Exchange exchange) {
    prepared(Call.of(exchange), prepare(transform, exchange), exchange);
  }

  /**
   * The same where the account may have a transform of its own for it, whose body is not trusted.
   *
   * @param transform the name of the integration's transform
   * @param check the name of a transform of a body, which gives a {@code problem} if that could do
   *     anything but deactivate the user; it finds in {@code $own} whether the account's own
   *     transform made it
   * @param exchange the exchange
   * @throws InvalidRequestException if there is a problem, of the caller's making
   * @throws AccountMisconfiguredException if it is of the making of the account's own transform
   */
  public void checked(String transform, String check, Exchange exchange) {
    var call = Call.of(exchange);
    var own = call.account().transforms().get("request");
    var prepared = own == null ? prepare(transform, exchange) : prepareOwn(own, exchange);
    var variables = Map.<String, JsonNode>of("own", BooleanNode.valueOf(own != null));
    var problem = transforms.apply(check, body(prepared), variables).path("problem");
    if (problem.isTextual() && own != null) {
      throw misconfigured(call, "makes a body that does not deactivate the user and nothing else");
    }
    if (problem.isTextual()) {
      throw new InvalidRequestException(problem.textValue());
    }
    prepared(call, prepared, exchange);
  }

  /**
   * Makes the body of the document that was read last.
   *
   * @param transform the name of a transform of that document, which gives the body
   * @param exchange the exchange
   * @throws VendorErrorException (502) if the document is not as the vendor sent it: a credential
   *     of ours in it was masked, or it is not in UTF-8
   */
  public void ofDocument(String transform, Exchange exchange) {
    var read = exchange.getProperty(VendorAnswer.PROPERTY, VendorAnswer.class);
    if (read.altered() != null) {
      throw new VendorErrorException(
          502, "The user's document %s: it is not written.".formatted(read.altered()), read.body());
    }
    Call.of(exchange).setVendorBody(transforms.apply(transform, read.body(), Map.of()));
  }

  private static JsonNode body(JsonNode prepared) {
    return prepared.hasNonNull("body") ? prepared.get("body") : NullNode.getInstance();
  }

  private JsonNode prepareOwn(String own, Exchange exchange) {
    var call = Call.of(exchange);
    JsonNode prepared;
    try {
      prepared = prepare(own, exchange);
    } catch (JsltException e) {
      LOG.error("The transform {} failed: {}", own, e.getMessage());
      throw misconfigured(call, "fails");
    }
    var named = prepared.path("user_id").textValue();
    if (!Objects.equals(named, call.userId())) {
      throw misconfigured(call, "names another user");
    }
    return prepared;
  }

  private static AccountMisconfiguredException misconfigured(Call call, String problem) {
    return new AccountMisconfiguredException(call.account().id(), "transforms.request", problem);
  }

  private JsonNode prepare(String transform, Exchange exchange) {
    var call = Call.of(exchange);
    var variables =
        Map.of(
            "user_id", textOrNull(call.userId()),
            "actor", textOrNull(call.actor()),
            "options", Json.MAPPER.valueToTree(call.account().options()));
    var prepared = transforms.apply(transform, call.deactivation().remoteData(), variables);
    if (prepared.hasNonNull("problem")) {
      throw new InvalidRequestException(prepared.get("problem").asText());
    }
    return prepared;
  }

  private static void prepared(Call call, JsonNode prepared, Exchange exchange) {
    var body = prepared.get("body");
    call.setVendorBody(body == null ? JsonNodeFactory.instance.objectNode() : body);
    call.setUserId(prepared.path("user_id").textValue());
    call.show(exchange);
  }

  private static JsonNode textOrNull(String text) {
    return text == null ? NullNode.getInstance() : TextNode.valueOf(text);
  }
}
