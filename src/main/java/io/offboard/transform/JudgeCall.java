package io.offboard.transform;

import io.offboard.Deactivation;
import io.offboard.error.AnswerNotMappableException;
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
   *     a sentence, and {@code could_succeed}; if that is no boolean, it is not known
   * @param exchange the exchange
   * @throws AnswerNotMappableException if the transform fails
   */
  public void with(String transform, Exchange exchange) {
    var call = Deactivation.of(exchange);
    try {
      var judged = transforms.apply(transform, call.progress().document(), Map.of());
      var could = judged.path("could_succeed");
      call.dryRun()
          .judge(could.isBoolean() ? could.booleanValue() : null, judged.get("reason").textValue());
    } catch (RuntimeException e) {
      throw new AnswerNotMappableException(call.outcome(), e);
    }
  }
}
