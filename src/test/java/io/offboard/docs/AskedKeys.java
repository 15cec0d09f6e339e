package io.offboard.docs;

import io.offboard.OffboardRoutes;
import io.offboard.beans.Settings;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesFunction;

/** Which of our keys the routes ask for when they are added to a context. */
final class AskedKeys {
  private AskedKeys() {}

  /**
   * Adds the routes with their endpoint, and listens.
   *
   * @param values of some keys
   * @return the keys that were asked for, with what is taken without them; empty for no default
   * @throws Exception if the routes refuse a value
   */
  static SortedMap<String, String> of(Map<String, String> values) throws Exception {
    var asked = new TreeMap<String, String>();
    try (var context = new DefaultCamelContext()) {
      var properties = context.getPropertiesComponent();
      Settings.KEYS.forEach(key -> properties.addPropertiesFunction(new Known(key, values, asked)));
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
}
