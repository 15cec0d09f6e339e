package io.offboard.store;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How works are done together that many callers ask for.
 *
 * @param <W> what a caller asks for
 * @param <R> what comes of it
 */
interface GroupedWork<W, R> {
  /**
   * In which order works are done; as they came, if it does not matter. Who locks rows in one order
   * does not wait for others in a circle.
   */
  default Comparator<W> order() {
    return (one, other) -> 0;
  }

  /**
   * Does works in one transaction, which it begins if it makes more than one change, and does not
   * end.
   *
   * @param session for its statements
   * @param works in their order
   * @return what comes of each
   * @throws SQLException if one of them fails: then each is done alone
   */
  List<R> run(Session session, List<W> works) throws SQLException;

  /**
   * What comes of a work that writes nothing, and that any commit does which ends after it was
   * asked for.
   *
   * @param work the work
   * @return what comes of it; empty if it has to be done itself
   */
  default Optional<R> byAnyCommit(W work) {
    return Optional.empty();
  }
}
