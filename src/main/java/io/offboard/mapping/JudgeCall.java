package io.offboard.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.call.Call;
import io.offboard.error.AnswerNotMappableException;
import io.offboard.transform.Transforms;
import io.offboard.util.Json;
import java.util.Map;
import org.apache.camel.Exchange;

/** Tells from the user's present state whether a call could succeed. */
public final class JudgeCall {
  private final Transforms transforms;

  /**
   * Judges with these transforms.
   *
   * @param transforms all transforms
   */
  public JudgeCall(Transforms transforms) {
    this.transforms = transforms;
  }

  /**
   * Judges a dry run, unless it is known already that the call would be refused.
   *
   * @param transform the name of a transform of the vendor's document, which gives {@code reason},
   *     a sentence, and {@code could_succeed}; if that is no boolean, it is not known. It finds the
   *     account's options in {@code $options}
   * @param exchange the exchange
   * @throws AnswerNotMappableException if the transform fails
   */
  public void with(String transform, Exchange exchange) {
    judge(transform, Call.of(exchange).progress().document(), exchange);
  }

  /**
   * The same by a document that is the message body. Where the transform gives no reason, it does
   * not stand in the way.
   *
   * @param transform the name of a transform of that document
   * @param exchange the exchange
   * @throws AnswerNotMappableException if the transform fails
   */
  public void withBody(String transform, Exchange exchange) {
    judge(transform, exchange.getMessage().getBody(JsonNode.class), exchange);
  }

  private void judge(String transform, JsonNode document, Exchange exchange) {
    var call = Call.of(exchange);
    try {
      var judged = transforms.apply(transform, document, Map.of("options", options(call)));
      var could = judged.path("could_succeed");
      if (judged.hasNonNull("reason")) {
        call.dryRun()
            .judge(
                could.isBoolean() ? could.booleanValue() : null, judged.get("reason").textValue());
      }
    } catch (RuntimeException e) {
      throw new AnswerNotMappableException(call.outcome(), e);
    }
  }

  private static JsonNode options(Call call) {
    return Json.MAPPER.valueToTree(call.account().options());
  }
}
