package io.offboard.store;

import java.time.Duration;
import java.util.Map;

/**
 * How many leavers and steps the store has, and how long the first of them have waited.
 *
 * @param leavers by state; each state is there
 * @param steps by integration, and then by state, of which each is there; the integration is null
 *     for accounts that could not be read yet. Steps of cancelled leavers do not count
 * @param oldest how long ago the running leaver that began first has begun; zero if none runs
 * @param late how long ago the first turn that was not taken to its end was due; zero if none is
 */
public record LeaverCounts(
    Map<LeaverState, Long> leavers,
    Map<String, Map<StepState, Long>> steps,
    Duration oldest,
    Duration late) {}
