package io.offboard.http;

import io.offboard.beans.OffboardBeans;
import io.offboard.beans.Settings;
import io.offboard.call.StartCall;
import io.offboard.caller.ApiTokens;
import io.offboard.caller.SingleToken;
import io.offboard.caller.TokensFile;
import io.offboard.leaver.LeaverRegister;
import io.offboard.store.CallRecords;
import io.offboard.watch.CallMeter;
import io.offboard.watch.ConfigurationCheck;
import io.offboard.watch.StoreCheck;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine;
import org.apache.camel.health.HealthCheckRegistry;

/** What the HTTP front refers to, bound by name. */
public final class HttpBeans {
  private final CamelContext context;
  private final OffboardBeans beans;
  private final Settings settings;

  /**
   * Binds beside the inner routes' beans.
   *
   * @param context the context that serves
   * @param beans those of the inner routes
   */
  public HttpBeans(CamelContext context, OffboardBeans beans) {
    this.context = context;
    this.beans = beans;
    this.settings = beans.settings();
  }

  /**
   * Binds all that the front needs.
   *
   * @throws IllegalStateException if no api token is configured
   * @throws Exception if the context refuses a listener
   */
  public void bind() throws Exception {
    var limit = settings.number("max-in-flight", 2000);
    var meter = beans.find("callMeter", CallMeter.class);
    var inFlight = new InFlight(limit, meter);
    var clock = beans.find("clock", Clock.class);
    var start = beans.find("startCall", StartCall.class);
    var records =
        beans.bind(
            "callRecords",
            CallRecords.class,
            () -> beans.records().orElseGet(() -> new MemoryRecords(clock)));
    var recordsRequired = settings.flag("store.required", true);
    watchHealth(recordsRequired);
    beans.bind("platform-http-engine", PlatformHttpEngine.class, () -> engine(inFlight));
    beans.bind("headerWall", new HeaderWall());
    beans.bind("identifyRequest", new IdentifyRequest(start, inFlight));
    beans.bind("idempotency", new Idempotency(records, meter));
    beans.bind("acceptJsonPost", new AcceptJsonPost());
    beans.bind("acceptGet", new AcceptGet());
    var callers = new AuthenticateCaller(apiTokens(clock));
    beans.bind("authenticateCaller", callers);
    beans.bind("readRequest", new ReadRequest());
    beans.bind("caughtError", new CaughtError());
    beans.bind("requireRecords", new RequireRecords(records, recordsRequired));
    beans.bind("recordCall", new RecordCall(clock, records, meter));
    beans.bind("writeAnswer", new WriteAnswer(settings.flag("response.wrap", false)));
    beans.bind("leaverDoor", new LeaverDoor());
    beans.bind("readLeavers", new ReadLeavers());
    beans.bind(
        "answerLeavers", new AnswerLeavers(beans.find("leaverRegister", LeaverRegister.class)));
    var errors =
        new ServerErrors(
            settings.duration("body-timeout", "10s"),
            settings.flag("docs.enabled", true),
            new ManyLines(callers, meter));
    context.addStartupListener(errors);
    beans.bind("vertx", Vertx.class, () -> ServerVertx.in(context, errors));
  }

  private void watchHealth(boolean storeRequired) {
    var checks = HealthCheckRegistry.get(context);
    checks.register(new ConfigurationCheck(beans.files()));
    beans.records().ifPresent(store -> checks.register(new StoreCheck(store, storeRequired)));
  }

  private ApiTokens apiTokens(Clock clock) {
    var single = settings.live("api.token");
    var file = settings.text("api.tokens.file", "");
    if (single.get().isEmpty() && file.isEmpty()) {
      throw new IllegalStateException(
          "No api token is configured: set offboard.api.token, or OFFBOARD_API_TOKEN.");
    }
    if (file.isEmpty()) {
      return new SingleToken(single);
    }
    var named = new TokensFile(Path.of(file), beans.files(), clock);
    return single.get().isEmpty() ? named : new SingleToken(single).or(named);
  }

  private static VertxPlatformHttpEngine engine(InFlight inFlight) {
    var engine = new VertxPlatformHttpEngine();
    engine.setHandlers(List.of(inFlight));
    return engine;
  }
}
