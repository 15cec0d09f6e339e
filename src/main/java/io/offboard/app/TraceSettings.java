package io.offboard.app;

import java.util.Locale;
import java.util.Map;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;

/**
 * Sets OpenTelemetry up for a service that is to be traced: it exports spans over HTTP, and nothing
 * else. What the operator has set by OpenTelemetry's own means stays.
 */
final class TraceSettings extends MainListenerSupport {
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "otel.java.global-autoconfigure.enabled", "true",
          "otel.service.name", "offboard-routes",
          "otel.exporter.otlp.protocol", "http/protobuf",
          "otel.metrics.exporter", "none",
          "otel.logs.exporter", "none");

  @Override
  public void beforeConfigure(BaseMainSupport main) {
    var enabled =
        main.getCamelContext()
            .resolvePropertyPlaceholders("{{camel.opentelemetry2.enabled:false}}");
    if (Boolean.parseBoolean(enabled)) {
      DEFAULTS.forEach(TraceSettings::setUnlessSet);
    }
  }

  private static void setUnlessSet(String key, String value) {
    var variable = key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    if (System.getenv(variable) == null) {
      System.getProperties().putIfAbsent(key, value);
    }
  }
}
