package io.offboard.docs;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.offboard.fixture.LoadedService;
import io.offboard.fixture.PrometheusProcess;
import io.offboard.util.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What dashboard, alerts and manual ask is asked of a real Prometheus, which scrapes the jar under
 * load.
 */
@Timeout(240)
class PrometheusIT {
  private static final Path ALERTS = Path.of("docker/prometheus/alerts.yaml");
  private static final Path MANUAL = Path.of("docs/operators.md");
  private static final Pattern QUERY = Pattern.compile("(?s)```promql\\n(.*?)```");
  private static final Pattern COMPARED = Pattern.compile("(?s)(.*) (?:==|>) [\\d.]+");

  @TempDir Path directory;

  @BeforeAll
  static void isInstalled() {
    assumeTrue(PrometheusProcess.isInstalled(), "no Prometheus here: apt-get install prometheus");
  }

  @Test
  void every_query_of_dashboard_alerts_and_manual_gives_data_under_load() throws Exception {
    var queries = new TreeMap<String, String>();
    queries.putAll(ofDashboard());
    queries.putAll(ofAlerts());
    queries.putAll(ofManual());

    try (var service = LoadedService.start(directory);
        var prometheus = PrometheusProcess.start(directory, List.of(service.managementAddress()))) {
      await()
          .atMost(Duration.ofSeconds(120))
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(() -> assertEquals(List.of(), withoutData(queries, prometheus)));

      var rules = prometheus.get("/api/v1/rules").at("/data/groups/0/rules");
      assertEquals(alerts().size(), rules.size());
      rules.forEach(rule -> assertEquals("ok", rule.path("health").asText(), rule::toString));
    }
  }

  @Test
  void alerts_fire_when_they_should_and_only_then() throws Exception {
    var cases = Path.of("src/test/prometheus/alerts-test.yaml");
    assertEquals("", PrometheusProcess.failureOf("promtool", "test", "rules", cases.toString()));
    var tested = Files.readString(cases);
    for (var alert : alerts()) {
      var name = alert.path("alert").asText();
      assertTrue(tested.contains("alertname=\"%s\"".formatted(name)), name);
    }
  }

  private static List<String> withoutData(Map<String, String> queries, PrometheusProcess prometheus)
      throws IOException, InterruptedException {
    var without = new ArrayList<String>();
    for (var query : queries.entrySet()) {
      if (!prometheus.hasData(query.getValue())) {
        without.add(query.getKey());
      }
    }
    return without;
  }

  private static Map<String, String> ofDashboard() throws IOException {
    var dashboard = Json.MAPPER.readTree(Path.of("docker/grafana/dashboard.json").toFile());
    var queries = new TreeMap<String, String>();
    for (var panel : dashboard.path("panels")) {
      for (var target : panel.path("targets")) {
        var name = "panel %s, %s".formatted(panel.path("title").asText(), target.path("refId"));
        queries.put(name, target.path("expr").asText().replace("$__rate_interval", "1m"));
      }
    }
    assertTrue(queries.size() >= dashboard.path("panels").size(), queries::toString);
    return queries;
  }

  /** What is compared; the whole has data only while the alert is due. */
  private static Map<String, String> ofAlerts() throws IOException {
    var queries = new TreeMap<String, String>();
    for (var alert : alerts()) {
      var compared = COMPARED.matcher(alert.path("expr").asText());
      assertTrue(compared.matches(), alert::toString);
      queries.put("alert " + alert.path("alert").asText(), compared.group(1));
    }
    return queries;
  }

  private static Map<String, String> ofManual() throws IOException {
    var queries = new TreeMap<String, String>();
    QUERY
        .matcher(Files.readString(MANUAL))
        .results()
        .forEach(query -> queries.put("the manual, at " + query.start(), query.group(1)));
    assertFalse(queries.isEmpty());
    return queries;
  }

  private static JsonNode alerts() throws IOException {
    return new YAMLMapper().readTree(ALERTS.toFile()).at("/groups/0/rules");
  }
}
