package io.offboard.account;

import io.offboard.Deactivation;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Resolves the integrated account that the request names. */
public final class ResolveAccount implements Processor {
  private final AccountResolver accounts;

  /**
   * Resolves with these accounts.
   *
   * @param accounts all accounts
   */
  public ResolveAccount(AccountResolver accounts) {
    this.accounts = accounts;
  }

  @Override
  public void process(Exchange exchange) {
    var call = Deactivation.of(exchange);
    call.setAccount(accounts.resolve(call.request().integratedAccountId()));
  }
}
