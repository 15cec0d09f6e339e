package io.offboard.store;

import io.offboard.store.LeaverRows.Accepted;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Puts leavers into the store within one transaction, or finds that they are there. */
final class LeaverIntake {
  private final Session session;
  private final LeaverTasks tasks;
  private final Clock clock;

  LeaverIntake(Session session, LeaverTasks tasks, Clock clock) {
    this.session = session;
    this.tasks = tasks;
    this.clock = clock;
  }

  List<Accepted> accept(List<Leaver> wanted, Predicate<Leaver> mayMeet) throws SQLException {
    var sorted = wanted.stream().sorted(Comparator.comparing(Leaver::id)).toList();
    var byId = new HashMap<String, Accepted>();
    var counts =
        session.updateAll("insert-leaver", sorted.stream().map(LeaverRow::values).toList());
    var fresh = new ArrayList<Leaver>();
    for (var i = 0; i < counts.length; i++) {
      if (counts[i] == 1) {
        fresh.add(sorted.get(i).advanced(clock.instant()));
      }
    }
    insertSteps(fresh);
    fresh.forEach(leaver -> byId.put(leaver.id(), new Accepted(leaver, true)));
    if (fresh.size() < sorted.size()) {
      meet(wanted, mayMeet, byId);
    }
    return wanted.stream().map(leaver -> byId.get(leaver.id())).toList();
  }

  private void insertSteps(List<Leaver> fresh) throws SQLException {
    if (fresh.isEmpty()) {
      return;
    }
    session.updateAll("insert-leaver-step", fresh.stream().flatMap(LeaverRow::stepValues).toList());
    var due = new LinkedHashMap<Turn, Instant>();
    fresh.forEach(leaver -> LeaverTasks.addNew(leaver.with(List.of()), leaver, due));
    tasks.schedule(session.connection(), due);
  }

  /** Two of one id may also have come together. */
  private void meet(List<Leaver> wanted, Predicate<Leaver> mayMeet, Map<String, Accepted> byId)
      throws SQLException {
    var there = new HashMap<String, Leaver>();
    LeaverQueries.find(session, wanted.stream().map(Leaver::id).distinct().toArray(String[]::new))
        .forEach(leaver -> there.put(leaver.id(), leaver));
    for (var i = 0; i < wanted.size(); i++) {
      var met = there.get(wanted.get(i).id());
      var isOurs = byId.containsKey(met.id());
      if (!met.fingerprint().equals(wanted.get(i).fingerprint()) || !isOurs && !mayMeet.test(met)) {
        throw new TakenIdException(i);
      }
      byId.putIfAbsent(met.id(), new Accepted(met, false));
    }
  }
}
