package io.offboard.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** What a transform can call beside JSLT's own functions. None of them throws. */
final class TransformFunctions {
  /**
   * {@code text(x)}: x if it is a string with something in it; the text of x if it is a number, as
   * some vendors write what others give as a string; else null, also for true and false. A number
   * is written out without an exponent and without zeros at the end of its fraction: 1042, 1042.0
   * and 1.042e3 are the same number in JSON and all give {@code 1042}.
   *
   * <p>{@code utc-millis(x)}: the ISO 8601 date-time x in UTC with milliseconds; null if it cannot
   * be read or has no zone.
   *
   * <p>{@code lowercase(x)}: the string x in lower case, else null. JSLT's own follows the language
   * of the JVM, and in Turkish MAIL becomes maıl.
   *
   * <p>{@code url-decode(x)}: the string x, as it stands in a query, decoded; null if it is none.
   */
  static final List<Function> ALL =
      List.of(
          new Unary("text", TransformFunctions::text),
          new Unary("utc-millis", TransformFunctions::utcMillis),
          new Unary("lowercase", TransformFunctions::lowercase),
          new Unary("url-decode", TransformFunctions::urlDecode));

  private static final DateTimeFormatter ISO_WITH_ANY_OFFSET =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final DateTimeFormatter UTC_MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private TransformFunctions() {}

  private static JsonNode text(JsonNode value) {
    if (value instanceof NumericNode number && !number.isNaN()) {
      return TextNode.valueOf(number.decimalValue().stripTrailingZeros().toPlainString());
    }
    return value.isTextual() && !value.textValue().isEmpty() ? value : NullNode.instance;
  }

  private static JsonNode lowercase(JsonNode value) {
    return value.isTextual()
        ? TextNode.valueOf(value.textValue().toLowerCase(Locale.ROOT))
        : NullNode.instance;
  }

  private static JsonNode utcMillis(JsonNode value) {
    try {
      var dateTime = OffsetDateTime.parse(value.asText(), ISO_WITH_ANY_OFFSET);
      return TextNode.valueOf(UTC_MILLIS.format(dateTime));
    } catch (DateTimeException e) {
      return NullNode.instance;
    }
  }

  private static JsonNode urlDecode(JsonNode value) {
    try {
      return value.isTextual()
          ? TextNode.valueOf(URLDecoder.decode(value.textValue(), StandardCharsets.UTF_8))
          : NullNode.instance;
    } catch (IllegalArgumentException notEncoded) {
      return NullNode.instance;
    }
  }

  private record Unary(String getName, UnaryOperator<JsonNode> body) implements Function {
    @Override
    public int getMinArguments() {
      return 1;
    }

    @Override
    public int getMaxArguments() {
      return 1;
    }

    @Override
    public JsonNode call(JsonNode input, JsonNode[] arguments) {
      return body.apply(arguments[0]);
    }
  }
}
