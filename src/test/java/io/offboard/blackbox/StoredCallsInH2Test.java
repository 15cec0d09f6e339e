package io.offboard.blackbox;

import io.offboard.store.TestDatabase;

class StoredCallsInH2Test extends StoredCalls {
  @Override
  TestDatabase database() {
    return TestDatabase.H2_MEMORY;
  }
}
