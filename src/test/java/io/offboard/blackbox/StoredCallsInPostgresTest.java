package io.offboard.blackbox;

import io.offboard.store.TestDatabase;

class StoredCallsInPostgresTest extends StoredCalls {
  @Override
  TestDatabase database() {
    return TestDatabase.POSTGRESQL;
  }
}
