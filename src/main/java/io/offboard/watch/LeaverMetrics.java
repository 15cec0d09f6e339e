package io.offboard.watch;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.offboard.store.LeaverCounts;
import io.offboard.store.LeaverState;
import io.offboard.store.StepState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The metrics of leavers. A gauge whose value nobody knows is not there. */
final class LeaverMetrics {
  /** In seconds, with a minute, an hour, a day and the default for giving up among them. */
  private static final double[] BUCKETS = {
    5, 15, 60, 300, 900, 3_600, 14_400, 43_200, 86_400, 172_800, 604_800, 1_209_600
  };

  /** An account that could not be read yet has none. */
  private static final String NO_INTEGRATION = "none";

  private final MeterRegistry registry;
  private final MultiGauge leavers;
  private final MultiGauge steps;
  private final MultiGauge oldest;
  private final MultiGauge late;
  private volatile LeaverCounts counts;

  LeaverMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.leavers =
        MultiGauge.builder("offboard.leavers")
            .description("Leavers in the store")
            .register(registry);
    this.steps =
        MultiGauge.builder("offboard.leaver.steps")
            .description("Accounts of leavers who are not cancelled")
            .register(registry);
    this.oldest =
        MultiGauge.builder("offboard.leaver.oldest")
            .description("How long ago the running leaver that began first has begun")
            .baseUnit("seconds")
            .register(registry);
    this.late =
        MultiGauge.builder("offboard.leaver.late")
            .description("How long ago the first turn that is not over was due")
            .baseUnit("seconds")
            .register(registry);
  }

  void proven(String integration, Duration took) {
    DistributionSummary.builder("offboard.leaver.seconds.to.proof")
        .description("Seconds from the beginning of a leaver to the proof at an account")
        .tag("integration", integration)
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(took.toMillis() / 1_000.0);
  }

  /** What was counted counts until it is replaced, or taken back. */
  void counted(LeaverCounts now) {
    counts = now;
    leavers.register(Stream.of(LeaverState.values()).map(this::row).toList());
    steps.register(now.steps().keySet().stream().flatMap(this::rows).toList());
    oldest.register(List.of(row(Tags.empty(), current -> current.oldest().toSeconds())));
    late.register(List.of(row(Tags.empty(), current -> current.late().toSeconds())));
  }

  void unknown() {
    Stream.of(leavers, steps, oldest, late).forEach(gauge -> gauge.register(List.of()));
  }

  private Row<?> row(LeaverState state) {
    return row(Tags.of("state", state.label()), current -> current.leavers().get(state));
  }

  private Stream<Row<?>> rows(String integration) {
    var name = integration == null ? NO_INTEGRATION : integration;
    return Stream.of(StepState.values())
        .map(
            state ->
                row(
                    Tags.of("integration", name, "state", state.label()),
                    current ->
                        current
                            .steps()
                            .getOrDefault(integration, Map.of())
                            .getOrDefault(state, 0L)));
  }

  /** A row that is there already is left as it is, so that each has to ask for what is current. */
  private Row<?> row(Tags tags, ToDoubleFunction<LeaverCounts> value) {
    return Row.of(tags, this, metrics -> value.applyAsDouble(metrics.counts));
  }
}
