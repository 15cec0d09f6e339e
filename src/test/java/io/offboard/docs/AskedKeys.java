package io.offboard.docs;

import io.offboard.OffboardRoutes;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.spi.PropertiesSource;

/** Which of our keys the routes ask for when they are added to a context. */
final class AskedKeys {
  private AskedKeys() {}

  /**
   * Adds the routes with their endpoint, and listens.
   *
   * @param values of some keys
   * @param known keys whose defaults are wanted
   * @return the keys that were asked for, with what is taken without them; empty for no default,
   *     and for a key that is not among the known ones
   * @throws Exception if the routes refuse a value
   */
  static SortedMap<String, String> of(Map<String, String> values, Iterable<String> known)
      throws Exception {
    var asked = new TreeMap<String, String>();
    try (var context = new DefaultCamelContext()) {
      var properties = context.getPropertiesComponent();
      properties.addPropertiesSource(new Unknown(asked));
      known.forEach(key -> properties.addPropertiesFunction(new Known(key, values, asked)));
      context.addRoutes(OffboardRoutes.served());
    }
    return asked;
  }

  /** A function of a key's name: what follows the name, the default, is given to it. */
  private record Known(String key, Map<String, String> values, Map<String, String> asked)
      implements PropertiesFunction {
    @Override
    public String getName() {
      return key;
    }

    @Override
    public String apply(String otherwise) {
      asked.put(key, otherwise);
      return values.getOrDefault(key, otherwise);
    }
  }

  private record Unknown(Map<String, String> asked) implements PropertiesSource {
    @Override
    public String getName() {
      return "unknown";
    }

    @Override
    public String getProperty(String key) {
      if (key.startsWith("offboard.")) {
        asked.put(key, "");
      }
      return null;
    }
  }
}
