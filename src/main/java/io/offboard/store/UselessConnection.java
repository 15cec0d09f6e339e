package io.offboard.store;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Gives up a connection that will take no rows any more, whatever becomes of the database: the pool
 * itself would go on with it for as long as it is in use.
 *
 * @param dialect knows the database's errors
 */
record UselessConnection(Dialect dialect) implements SQLExceptionOverride {
  @java.lang.Override
  public Override adjudicate(SQLException failure) {
    return dialect.isUseless(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
  }
}
