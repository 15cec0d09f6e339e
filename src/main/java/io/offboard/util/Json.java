package io.offboard.util;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The one JSON mapper: strict about duplicates and trailing content, exact about numbers. */
public final class Json {
  /** Deeper nesting than this is refused, by caller and vendor alike. */
  public static final int MAX_DEPTH = 100;

  /** A number with a larger exponent, of either sign, is refused. */
  private static final int MAX_EXPONENT = 1_000;

  /** Shared; safe for use by many threads. */
  public static final ObjectMapper MAPPER =
      JsonMapper.builder(factory())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  /** Jackson would keep buffers for each thread, and each call may have a thread of its own. */
  private static JsonFactory factory() {
    return JsonFactory.builder()
        .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
        .streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxNumberLength(100).build())
        .build();
  }

  /**
   * Reads a document.
   *
   * @param text JSON; nothing gives a missing node
   * @return the document
   * @throws JsonProcessingException if it is no JSON, or beyond the limits
   */
  public static JsonNode read(String text) throws JsonProcessingException {
    try {
      var document = MAPPER.readTree(text);
      if (isAbsurd(document)) {
        throw new JsonParseException(null, "a number is beyond all bounds");
      }
      return document;
    } catch (NumberFormatException e) {
      throw new JsonParseException(null, "a number is beyond all bounds", e);
    }
  }

  /** Which exponents are too large to be read at all depends on the Java version. */
  private static boolean isAbsurd(JsonNode node) {
    if (node.isBigDecimal()) {
      return Math.abs((long) node.decimalValue().scale()) > MAX_EXPONENT;
    }
    for (var child : node) {
      if (isAbsurd(child)) {
        return true;
      }
    }
    return false;
  }
}
