package io.offboard.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.offboard.call.Call;
import io.offboard.call.Ending;
import io.offboard.client.VendorAnswer;
import io.offboard.client.VendorRequest.Kind;
import io.offboard.store.LeaverCounts;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * Writes to a meter registry. No label holds what a caller or a vendor can choose freely, nor the
 * id of an account.
 */
public final class MicrometerMeter implements CallMeter {
  private static final Duration[] BUCKETS =
      Stream.of(25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  /** What is not known of a call that ended early. */
  private static final String NONE = "none";

  private final MeterRegistry registry;
  private final Counter retries;
  private final Counter tokens;
  private final Counter replays;
  private final Counter auditFailures;
  private final LeaverMetrics leavers;
  private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);

  /** To look a timer up in the registry takes longer than to use it. */
  private final Map<Ended, Timer> calls = new ConcurrentHashMap<>();

  private final Map<Answered, Timer> vendorCalls = new ConcurrentHashMap<>();

  private record Ended(String operation, String integration, String outcome, String status) {}

  private record Answered(String integration, Kind kind, String status) {}

  /**
   * Writes to a registry; what counts is there from the beginning, at zero.
   *
   * @param registry takes the metrics
   */
  public MicrometerMeter(MeterRegistry registry) {
    this.registry = registry;
    this.retries =
        counter("offboard.vendor.retries", "Requests to vendors made again after they had failed");
    this.tokens = counter("offboard.tokens.renewed", "Access tokens that followed another one");
    this.replays =
        counter("offboard.idempotency.replays", "Answers given again to an idempotency key");
    this.auditFailures =
        counter("offboard.audit.failures", "Calls that could not be recorded in the store");
    this.leavers = new LeaverMetrics(registry);
    for (var why : Refusal.values()) {
      refused.put(
          why,
          Counter.builder("offboard.refused")
              .description("Calls that the service itself refused")
              .tag("reason", why.label())
              .register(registry));
    }
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  @Override
  public void called(Call call, Ending ending) {
    var integration = call.account() == null ? NONE : call.account().integration();
    var operation =
        call.caller() == null && call.request() == null ? NONE : call.operation().label();
    var ended =
        new Ended(operation, integration, ending.outcome(), StatusLabel.of(ending.status()));
    calls.computeIfAbsent(ended, this::timer).record(call.deadline().elapsed());
    ending.error().flatMap(Refusal::of).ifPresent(this::refused);
  }

  private Timer timer(Ended ended) {
    return Timer.builder("offboard.calls")
        .description("Calls, from arrival to answer")
        .tag("operation", ended.operation())
        .tag("integration", ended.integration())
        .tag("outcome", ended.outcome())
        .tag("status", ended.status())
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  @Override
  public void vendorCalled(String integration, Kind kind, VendorAnswer answer, Duration took) {
    var status =
        answer.status() == 0
            ? answer.fault().name().toLowerCase(Locale.ROOT)
            : StatusLabel.of(answer.status());
    vendorCalls.computeIfAbsent(new Answered(integration, kind, status), this::timer).record(took);
  }

  private Timer timer(Answered answered) {
    return Timer.builder("offboard.vendor.calls")
        .description("Requests to vendors, from sending to the whole answer")
        .tag("integration", answered.integration())
        .tag("kind", answered.kind().name().toLowerCase(Locale.ROOT))
        .tag("status", answered.status())
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  @Override
  public void vendorRetried() {
    retries.increment();
  }

  @Override
  public void refused(Refusal why) {
    refused.get(why).increment();
  }

  @Override
  public void tokenRenewed() {
    tokens.increment();
  }

  @Override
  public void replayed() {
    replays.increment();
  }

  @Override
  public void auditFailed() {
    auditFailures.increment();
  }

  @Override
  public void inFlight(IntSupplier count) {
    Gauge.builder("offboard.in.flight", count::getAsInt)
        .description("Calls in flight in this process")
        .register(registry);
  }

  @Override
  public void proven(String integration, Duration took) {
    leavers.proven(integration, took);
  }

  @Override
  public void leavers(Optional<LeaverCounts> counts) {
    counts.ifPresentOrElse(leavers::counted, leavers::unknown);
  }
}
