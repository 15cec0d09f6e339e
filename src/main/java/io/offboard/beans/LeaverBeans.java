package io.offboard.beans;

import io.offboard.account.AccountResolver;
import io.offboard.call.StartCall;
import io.offboard.leaver.AcceptLeavers;
import io.offboard.leaver.LeaverDryRun;
import io.offboard.leaver.LeaverEngine;
import io.offboard.leaver.LeaverJudge;
import io.offboard.leaver.LeaverRegister;
import io.offboard.leaver.LeaverThreads;
import io.offboard.leaver.LeaverTurn;
import io.offboard.leaver.Proofs;
import io.offboard.leaver.StepAttempt;
import io.offboard.limit.Pace;
import io.offboard.limit.RateBudgets;
import io.offboard.store.LeaverRows;
import io.offboard.transform.Transforms;
import io.offboard.watch.CallMeter;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/** What the routes of leavers refer to. Without a store it is there, and says so. */
final class LeaverBeans {
  private final OffboardBeans beans;

  /**
   * Binds beside what all routes refer to.
   *
   * @param beans those that are bound already
   */
  LeaverBeans(OffboardBeans beans) {
    this.beans = beans;
  }

  /**
   * Binds, and has turns taken from the start of the context to its end.
   *
   * @param context the context
   * @param template calls routes
   * @param rows the leavers; null without a store
   * @throws Exception if the context refuses a listener
   */
  void bind(CamelContext context, ProducerTemplate template, LeaverRows rows) throws Exception {
    var settings = beans.settings();
    var clock = beans.find("clock", Clock.class);
    var accounts = beans.find("accountResolver", AccountResolver.class);
    var start = beans.find("startCall", StartCall.class);
    var meter = beans.find("callMeter", CallMeter.class);
    var proofs = new Proofs(beans.find("transforms", Transforms.class));
    var places = Math.max(1, settings.number("vendor.max-in-flight-per-account", 20) / 2);
    var pace = new Pace(clock, beans.find("rateBudgets", RateBudgets.class), places);
    var engine = new LeaverEngine(rows, template, settings.duration("deadline", "25s"));
    var register = new LeaverRegister(rows, clock, engine);
    beans.bind("leaverRegister", register);
    beans.bind("acceptLeavers", new AcceptLeavers(register, accounts, clock, engine));
    beans.bind("leaverEngine", engine);
    beans.bind("leaverTurn", new LeaverTurn(register, accounts, pace, clock));
    beans.bind("stepAttempt", new StepAttempt(register, proofs, start, clock, meter));
    beans.bind("leaverJudge", new LeaverJudge(clock, pace, Math::random));
    beans.bind("leaverAskers", LeaverThreads.askers());
    beans.bind(
        "leaverDryRun", new LeaverDryRun(accounts, start, beans.records().orElse(null), clock));
    context.addStartupListener(engine);
    context.addLifecycleStrategy(engine.untilStopping());
  }
}
