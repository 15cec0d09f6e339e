package io.offboard.http;

import io.offboard.call.Call;
import io.offboard.store.CallRecords;
import io.offboard.store.StoreUnavailableException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Lets only a call go to a vendor that can be recorded afterwards. */
public final class RequireRecords implements Processor {
  private final CallRecords records;
  private final boolean required;

  /**
   * Requires records.
   *
   * @param records where calls are recorded
   * @param required false to let calls without an idempotency key go on while they are lost
   */
  public RequireRecords(CallRecords records, boolean required) {
    this.records = records;
    this.required = required;
  }

  /**
   * {@inheritDoc} Who has claimed a key has seen that they are there.
   *
   * @throws StoreUnavailableException (503) if they are not
   */
  @Override
  public void process(Exchange exchange) {
    if (required && Idempotency.claimed(exchange) == null) {
      var call = Call.of(exchange);
      records.requireWritable(call.deadline().elapsed(), RecordCall.limit(call));
    }
  }
}
