package io.offboard.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Counts the leavers of all nodes. */
public final class LeaverCensus {
  private final Database database;
  private final Clock clock;

  LeaverCensus(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Counts, with one query that reads each leaver and step.
   *
   * @param limit the longest time
   * @return what is there now
   * @throws StoreUnavailableException if the store does not answer
   */
  public LeaverCounts take(Duration limit) {
    var now = clock.instant();
    var sums = new Sums(now);
    database.run(
        limit,
        session ->
            session.query(
                "count-leavers",
                row -> {
                  sums.add(row);
                  return row;
                },
                now));
    return new LeaverCounts(sums.leavers, sums.steps, sums.oldest, sums.late);
  }

  /** Takes the rows, of which each is about a part of the whole. */
  private static final class Sums {
    private final Map<LeaverState, Long> leavers = zeros(LeaverState.class);
    private final Map<String, Map<StepState, Long>> steps = new HashMap<>();
    private final Instant now;
    private Duration oldest = Duration.ZERO;
    private Duration late = Duration.ZERO;

    private Sums(Instant now) {
      this.now = now;
    }

    private void add(ResultSet row) throws SQLException {
      switch (row.getString("kind")) {
        case "leavers" -> addLeavers(row);
        case "steps" ->
            steps
                .computeIfAbsent(row.getString("integration"), name -> zeros(StepState.class))
                .put(StepState.of(row.getString("state")), row.getLong("number"));
        default -> late = since(row);
      }
    }

    private void addLeavers(ResultSet row) throws SQLException {
      var state = LeaverState.of(row.getString("state")).orElseThrow();
      leavers.put(state, row.getLong("number"));
      if (state == LeaverState.RUNNING) {
        oldest = since(row);
      }
    }

    private Duration since(ResultSet row) throws SQLException {
      var first = Session.instant(row, "first");
      return first == null || first.isAfter(now) ? Duration.ZERO : Duration.between(first, now);
    }

    private static <S extends Enum<S>> Map<S, Long> zeros(Class<S> type) {
      var zeros = new EnumMap<S, Long>(type);
      Stream.of(type.getEnumConstants()).forEach(state -> zeros.put(state, 0L));
      return zeros;
    }
  }
}
