package io.offboard.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.offboard.account.Secret;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The credentials that went out with a request, to be masked where the vendor echoes them.
 *
 * @param secrets at least one
 */
public record SentSecrets(List<Secret> secrets) {
  /** The exchange property that holds them while a call is out. */
  public static final String PROPERTY = "sentSecrets";

  /** Puts the longest first: a shorter one may be a part of it. */
  public SentSecrets {
    secrets =
        secrets.stream()
            .sorted(Comparator.comparingInt(secret -> -secret.reveal().length()))
            .toList();
  }

  /**
   * Masks every text, every number and every name in a document.
   *
   * @param node any JSON
   * @return a copy without the credentials; the node itself if there is none in it
   */
  public JsonNode mask(JsonNode node) {
    return isIn(node) ? masked(node) : node;
  }

  private boolean isIn(JsonNode node) {
    for (var field : node.properties()) {
      if (isIn(field.getKey()) || isIn(field.getValue())) {
        return true;
      }
    }
    if (node.isArray()) {
      for (var element : node) {
        if (isIn(element)) {
          return true;
        }
      }
    }
    return (node.isTextual() || node.isNumber()) && isIn(node.asText());
  }

  private boolean isIn(String text) {
    for (var secret : secrets) {
      if (text.contains(secret.reveal())) {
        return true;
      }
    }
    return false;
  }

  private JsonNode masked(JsonNode node) {
    if (node instanceof ObjectNode object) {
      var masked = JsonNodeFactory.instance.objectNode();
      object.properties().forEach(e -> masked.set(mask(e.getKey()), mask(e.getValue())));
      return masked;
    }
    if (node instanceof ArrayNode array) {
      var masked = JsonNodeFactory.instance.arrayNode(array.size());
      array.forEach(element -> masked.add(mask(element)));
      return masked;
    }
    return TextNode.valueOf(mask(node.asText()));
  }

  /**
   * Masks every header of an answer.
   *
   * @param headers by name
   * @return a copy without the credentials; what is neither a text nor a list is left out
   */
  public Map<String, Object> mask(Map<String, Object> headers) {
    var masked = new HashMap<String, Object>();
    headers.forEach(
        (name, value) -> {
          if (value instanceof String text) {
            masked.put(name, mask(text));
          } else if (value instanceof List<?> texts) {
            masked.put(name, texts.stream().map(text -> mask(text.toString())).toList());
          }
        });
    return masked;
  }

  private String mask(String text) {
    var masked = text;
    for (var secret : secrets) {
      masked = masked.replace(secret.reveal(), Secret.MASK);
    }
    return masked;
  }
}
