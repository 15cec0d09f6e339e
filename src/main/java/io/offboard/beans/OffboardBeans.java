package io.offboard.beans;

import io.offboard.account.AccountReader;
import io.offboard.account.AccountResolver;
import io.offboard.account.AccountsFile;
import io.offboard.account.VendorHosts;
import io.offboard.call.Require;
import io.offboard.call.ResolveAccount;
import io.offboard.call.StartCall;
import io.offboard.client.PublicAddresses;
import io.offboard.client.VendorHttpGuard;
import io.offboard.facts.SeldomAsked;
import io.offboard.facts.TokenOwners;
import io.offboard.limit.AccountSlots;
import io.offboard.limit.RateBudgets;
import io.offboard.mapping.ComposeResult;
import io.offboard.mapping.JudgeCall;
import io.offboard.mapping.MapUser;
import io.offboard.mapping.PickFromAnswer;
import io.offboard.mapping.PrepareBody;
import io.offboard.mapping.ReadPage;
import io.offboard.send.AddressVendorRequest;
import io.offboard.send.AuthorizeVendorRequest;
import io.offboard.send.NameVendorRequest;
import io.offboard.send.NoteDryRun;
import io.offboard.send.ReadVendorAnswer;
import io.offboard.send.VendorWall;
import io.offboard.settle.NoteAnswer;
import io.offboard.settle.NotePrecondition;
import io.offboard.settle.Pause;
import io.offboard.settle.ReadBackSchedule;
import io.offboard.settle.ReadUser;
import io.offboard.settle.SearchUsers;
import io.offboard.settle.Sessions;
import io.offboard.settle.Settlement;
import io.offboard.store.CallRecords;
import io.offboard.token.AccessTokens;
import io.offboard.token.OwnTokens;
import io.offboard.token.TokenRequest;
import io.offboard.transform.Transforms;
import io.offboard.util.FileWatch;
import io.offboard.util.Waiter;
import io.offboard.watch.CallMeter;
import io.offboard.watch.MeteredDoors;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/** What the inner routes refer to, made from the context's properties and bound by name. */
public final class OffboardBeans {
  private final CamelContext context;
  private final Settings settings;
  private final VendorHosts hosts = new VendorHosts();
  private StoreBeans store;
  private final FileWatch files = new FileWatch(Duration.ofSeconds(1));

  /**
   * Prepares a context: {@code {{file:PATH}}} works from here on.
   *
   * @param context the context to bind to
   */
  public OffboardBeans(CamelContext context) {
    this.context = context;
    this.settings = new Settings(context);
  }

  /**
   * Binds all that the inner routes need, and opens the store if one is named.
   *
   * @throws Exception if the context refuses a service, or the store cannot be opened
   */
  public void bind() throws Exception {
    var clock = bind("clock", Clock.class, Clock::systemUTC);
    var transforms = bind("transforms", Transforms.class, this::transforms);
    var accounts = bind("accountResolver", AccountResolver.class, () -> accountsFile(transforms));
    var meter = bind("callMeter", CallMeter.class, () -> MeterBeans.callMeter(context));
    var waiter = bind("waiter", Waiter.class, () -> Waiter.REAL);
    var template = context.createProducerTemplate();
    store = StoreBeans.open(settings, clock);
    var own = new OwnTokens(clock);
    var tokens = new AccessTokens(template, clock, store == null ? own : store.tokens(own), meter);
    var budgets = new RateBudgets(clock, waiter);
    var address = addressVendorRequest(meter);
    var schedule = new ReadBackSchedule(clock, settings.duration("confirm-window", "5s"));
    bind("startCall", new StartCall(clock, settings.duration("deadline", "25s")));
    bind("resolveAccount", new ResolveAccount(accounts));
    bind("require", new Require());
    bind("prepareBody", new PrepareBody(transforms));
    bind("mapUser", new MapUser(transforms));
    bind("judge", new JudgeCall(transforms));
    bind("composeResult", new ComposeResult(transforms));
    bind("accountSlots", new AccountSlots(settings.number("vendor.max-in-flight-per-account", 20)));
    bind("pause", new Pause(waiter));
    bind("settlement", new Settlement(schedule));
    bind("readUser", new ReadUser(schedule));
    bind("search", new SearchUsers(schedule, waiter));
    bind("answer", new NoteAnswer());
    bind("precondition", new NotePrecondition());
    bind("seldomAsked", new SeldomAsked(template, clock));
    bind("pick", new PickFromAnswer(transforms));
    bind("readPage", new ReadPage(transforms));
    bind("dryRun", new NoteDryRun(address));
    bind("sessions", new Sessions());
    bind("tokenOwners", new TokenOwners(template, clock));
    bind("accessTokens", tokens);
    bind("rateBudgets", budgets);
    bind("vendorCall", new NameVendorRequest(transforms));
    bind("tokenRequest", new TokenRequest(clock));
    bind("authorizeVendorRequest", new AuthorizeVendorRequest(tokens));
    bind("addressVendorRequest", address);
    bind("readVendorAnswer", new ReadVendorAnswer(clock, budgets, hosts, transforms, meter));
    bind("vendorWall", new VendorWall());
    bind("vendorHttpGuard", VendorHttpGuard.class, this::vendorHttpGuard);
    new LeaverBeans(this).bind(context, template, store == null ? null : store.leavers());
    meterDoors(meter);
    if (store != null) {
      store.keep(context, budgets, meter);
    }
  }

  /** Has those calls noted that come in by the doors, and not by our endpoint. */
  private void meterDoors(CallMeter meter) {
    if (meter != CallMeter.NONE) {
      context.addRoutePolicyFactory(new MeteredDoors(meter));
    }
  }

  /** What the properties say. */
  public Settings settings() {
    return settings;
  }

  /** Where calls are recorded; empty if there is no store. */
  public Optional<CallRecords> records() {
    return Optional.ofNullable(store).map(open -> open.store().records());
  }

  /**
   * Binds a bean of ours, unless the registry has one of that name already.
   *
   * @param name the name that the routes use
   * @param bean the bean
   * @throws IllegalStateException if another kind of bean is bound already
   */
  public void bind(String name, Object bean) {
    bound(name, bean.getClass(), () -> bean);
  }

  /**
   * Binds a bean, unless the registry has one of that name already.
   *
   * @param name the name that the routes use
   * @param type what has to be bound under it
   * @param make makes the bean
   * @param <T> the type
   * @return the bean that is bound now
   * @throws IllegalStateException if what is bound already is no {@code type}
   */
  public <T> T bind(String name, Class<T> type, Supplier<T> make) {
    return type.cast(bound(name, type, make));
  }

  private Object bound(String name, Class<?> type, Supplier<?> make) {
    var present = context.getRegistry().lookupByName(name);
    if (present == null) {
      var made = make.get();
      context.getRegistry().bind(name, made);
      return made;
    }
    if (!type.isInstance(present)) {
      throw new IllegalStateException(
          "The offboard routes need the bean name %s for a %s: bind your %s under another name."
              .formatted(name, type.getName(), present.getClass().getName()));
    }
    return present;
  }

  /** Watches the files of accounts and tokens, once it is a service of the context. */
  public FileWatch files() {
    return files;
  }

  /** Finds a bean that is bound already. */
  public <T> T find(String name, Class<T> type) {
    return context.getRegistry().lookupByNameAndType(name, type);
  }

  private Transforms transforms() {
    var own = settings.text("transforms.dir", "");
    return Transforms.load(own.isEmpty() ? null : Path.of(own));
  }

  private AccountsFile accountsFile(Transforms transforms) {
    var allowLoopback = settings.flag("vendor.allow-loopback", false);
    return new AccountsFile(
        Path.of(settings.text("accounts.file", "config/accounts.yaml")),
        files,
        settings.placeholders(),
        new AccountReader(settings.placeholders()::resolve, transforms, hosts, allowLoopback));
  }

  private AddressVendorRequest addressVendorRequest(CallMeter meter) {
    var version = getClass().getPackage().getImplementationVersion();
    return new AddressVendorRequest(
        settings.duration("vendor.response-timeout", "10s"),
        Optional.ofNullable(version).orElse("dev"),
        meter);
  }

  /** Stops with the context: it has connections and a timer. */
  private VendorHttpGuard vendorHttpGuard() {
    var dns = bind("dnsResolver", DnsResolver.class, () -> SystemDefaultDnsResolver.INSTANCE);
    var proxy = settings.placeholders().resolve("{{camel.component.http.proxyHost:}}");
    var addresses =
        new PublicAddresses(dns, host -> hosts.mayLeadAnywhere(host) || host.equals(proxy));
    try {
      var trust = context.getSSLContextParameters();
      var guard =
          new VendorHttpGuard(
              settings.duration("vendor.connect-timeout", "2s"),
              settings.number("max-in-flight", 2000),
              addresses,
              trust == null ? null : trust.createSSLContext(context));
      context.addService(guard);
      return guard;
    } catch (Exception e) {
      throw RuntimeCamelException.wrapRuntimeCamelException(e);
    }
  }
}
