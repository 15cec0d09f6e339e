package io.offboard.beans;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.offboard.watch.CallMeter;
import io.offboard.watch.MicrometerMeter;
import java.util.Set;
import org.apache.camel.CamelContext;

/** Finds out whether anybody wants metrics; Micrometer need not be on the class path. */
final class MeterBeans {
  private static final String MICROMETER = "io.micrometer.core.instrument.MeterRegistry";

  private MeterBeans() {}

  /**
   * What notes the calls of a context.
   *
   * @param context may have a meter registry among its beans
   * @return what writes to it; without one, what notes nothing
   */
  static CallMeter callMeter(CamelContext context) {
    return context.getClassResolver().resolveClass(MICROMETER) == null
        ? CallMeter.NONE
        : OfMicrometer.in(context);
  }

  /** Is loaded only if Micrometer is there. */
  private static final class OfMicrometer {
    private OfMicrometer() {}

    static CallMeter in(CamelContext context) {
      var registries = context.getRegistry().findByType(MeterRegistry.class);
      return registries.isEmpty() ? CallMeter.NONE : new MicrometerMeter(one(registries));
    }

    /** A composite has the others in it already. */
    private static MeterRegistry one(Set<MeterRegistry> registries) {
      if (registries.size() == 1) {
        return registries.iterator().next();
      }
      return registries.stream()
          .filter(CompositeMeterRegistry.class::isInstance)
          .findFirst()
          .orElseGet(
              () ->
                  new CompositeMeterRegistry(
                      io.micrometer.core.instrument.Clock.SYSTEM, registries));
    }
  }
}
