package io.offboard.account;

import java.util.HashSet;
import java.util.Set;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.util.IOHelper;

/**
 * Resolves {@code {{…}}} with the functions and properties of Camel's properties component, but not
 * by its parser: that writes every value which it resolves to its log, at DEBUG and TRACE, and so
 * every secret. No function is asked about what another one gave: a secret may hold braces.
 */
final class SilentProperties {
  private static final String BEGIN = "{{";
  private static final String END = "}}";

  private final PropertiesComponent properties;

  SilentProperties(PropertiesComponent properties) {
    this.properties = properties;
  }

  /**
   * Resolves all placeholders in a text, nested ones too.
   *
   * @throws IllegalArgumentException if one has no value and no default
   */
  String resolve(String text) {
    return resolve(text, Set.of());
  }

  private String resolve(String text, Set<String> within) {
    var resolved = new StringBuilder();
    var at = 0;
    for (var begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, at)) {
      var end = end(text, begin);
      var expression = resolve(text.substring(begin + BEGIN.length(), end), within);
      resolved.append(text, at, begin).append(value(expression, within));
      at = end + END.length();
    }
    return resolved.append(text, at, text.length()).toString();
  }

  private static int end(String text, int begin) {
    var open = 0;
    var at = begin;
    while (at < text.length()) {
      if (text.startsWith(BEGIN, at)) {
        open++;
        at += BEGIN.length();
      } else if (!text.startsWith(END, at)) {
        at++;
      } else if (--open == 0) {
        return at;
      } else {
        at += END.length();
      }
    }
    throw new IllegalArgumentException("A {{ has no }} of its own");
  }

  private String value(String expression, Set<String> within) {
    var optional = expression.startsWith("?");
    var whole = optional ? expression.substring(1) : expression;
    var colon = whole.indexOf(':');
    var name = colon < 0 ? whole : whole.substring(0, colon);
    var rest = colon < 0 ? null : whole.substring(colon + 1);
    var function = rest == null ? null : properties.getPropertiesFunction(name);
    String value;
    if (function != null) {
      optional |= function.optional(rest);
      value = function.apply(function.lookupFirst(rest) ? value(rest, within) : rest);
    } else {
      value = property(name, within);
      value = value == null ? rest : value;
    }
    if (value == null && !optional) {
      throw new IllegalArgumentException("{{%s}} has no value".formatted(name));
    }
    return value == null ? "" : value;
  }

  /** In the order of Camel's parser, which is asked where an application has a place of its own. */
  private String property(String key, Set<String> within) {
    var value = IOHelper.lookupEnvironmentVariable(key);
    if (value == null) {
      value = System.getProperty(key);
    }
    if (value == null) {
      value = properties.loadProperties(key::equals).getProperty(key);
    }
    if (value == null) {
      return properties.resolveProperty(key).orElse(null);
    }
    var nested = new HashSet<>(within);
    if (!nested.add(key)) {
      throw new IllegalArgumentException("The property %s leads to itself".formatted(key));
    }
    return resolve(value, nested);
  }
}
