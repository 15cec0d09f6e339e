package io.offboard.call;

import io.offboard.account.AccountResolver;
import io.offboard.error.AccountNotFoundException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Resolves the integrated account that the request names, unless that is done already. */
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
    var call = Call.of(exchange);
    var id = call.request().integratedAccountId();
    if (call.caller() != null && !call.caller().sees(id)) {
      throw new AccountNotFoundException();
    }
    if (call.account() == null) {
      call.setAccount(accounts.resolve(id));
    }
    call.show(exchange);
  }
}
