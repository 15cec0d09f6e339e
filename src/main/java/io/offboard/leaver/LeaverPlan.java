package io.offboard.leaver;

import io.offboard.LeaverRequest;
import io.offboard.account.AccountResolver;
import io.offboard.account.IntegratedAccount;
import io.offboard.caller.Caller;
import io.offboard.error.AccountMisconfiguredException;
import io.offboard.error.AccountNotFoundException;
import io.offboard.error.InvalidRequestException;
import io.offboard.store.Leaver;
import io.offboard.store.LeaverState;
import io.offboard.store.LeaverStep;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** What a request for a leaver comes to: which accounts, and in which order. */
final class LeaverPlan {
  private final AccountResolver accounts;
  private final Clock clock;

  LeaverPlan(AccountResolver accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * Makes a leaver of a request.
   *
   * @param request the request
   * @param caller whose accounts count; null for all
   * @return a leaver without turns
   * @throws AccountNotFoundException for an account that the caller may not see
   * @throws InvalidRequestException if the request does not suffice for an account
   */
  Leaver of(LeaverRequest request, Caller caller) {
    var now = kept(clock.instant());
    var begins = request.at() == null ? now : later(kept(request.at()), now);
    return new Leaver(
        request.id() == null ? UUID.randomUUID().toString() : request.id(),
        0,
        request.fingerprint(),
        request.toJson().toString(),
        LeaverState.RUNNING,
        caller == null ? null : caller.name(),
        now,
        begins,
        begins.plus(request.giveUpAfter()),
        steps(request, caller));
  }

  /** Databases keep microseconds. */
  private static Instant kept(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  private static Instant later(Instant asked, Instant now) {
    return asked.isBefore(now) ? now : asked;
  }

  /** The steps of a request, in its order. */
  List<LeaverStep> steps(LeaverRequest request, Caller caller) {
    return accounts(request, caller).stream().map(id -> step(request, id)).toList();
  }

  private List<UUID> accounts(LeaverRequest request, Caller caller) {
    if (request.accounts() == null) {
      var all = accounts.ids().stream().filter(id -> sees(caller, id)).sorted().toList();
      if (all.isEmpty()) {
        throw new InvalidRequestException("Give accounts: there is none that you may see.");
      }
      return all;
    }
    if (!request.accounts().stream().allMatch(id -> sees(caller, id))) {
      throw new AccountNotFoundException();
    }
    return request.accounts();
  }

  private static boolean sees(Caller caller, UUID id) {
    return caller == null || caller.sees(id);
  }

  /**
   * An account that cannot be used now is one that its operator mends: the step waits for it. Of
   * which stage it is, may be known only then: see {@link LeaverTurn#move}.
   */
  private LeaverStep step(LeaverRequest request, UUID id) {
    if (request.email() == null && !request.userIds().containsKey(id)) {
      throw new InvalidRequestException(
          "Give person.email, or an id in person.user_ids for the account %s.".formatted(id));
    }
    try {
      var account = accounts.outline(id);
      if (account.needsActor() && request.actor() == null) {
        throw new InvalidRequestException(
            "Give actor: the account %s wants to know who completes the offboarding."
                .formatted(id));
      }
      return LeaverStep.of(id, account.integration(), account.stage());
    } catch (AccountMisconfiguredException e) {
      return LeaverStep.of(id, null, IntegratedAccount.FIRST_STAGE);
    }
  }
}
