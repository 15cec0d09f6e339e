package io.offboard.app;

import io.offboard.OffboardRoutes;
import io.offboard.caller.CreateToken;
import io.offboard.http.ServerPorts;
import io.offboard.sandbox.ServeSandbox;
import io.offboard.store.StoreSettingsException;
import io.offboard.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.main.Main;
import org.slf4j.LoggerFactory;

/** Starts the service or its sandbox, makes an api token, or does what its command line says. */
public final class Application {
  private static final Path CONFIGURED = Path.of("config/application.properties");

  /** Where the service's properties are. */
  static final String PROPERTIES =
      "classpath:application.properties;optional=true,file:%s;optional=true".formatted(CONFIGURED);

  /** The store of a service that names none. */
  static final String STORE_URL = "jdbc:h2:file:./data/offboard";

  private static final String USAGE =
      """
      Usage: java -jar offboard-routes.jar
        (nothing)                                            serves
        --sandbox                                            serves, with built-in vendors
        --create-token NAME                                  makes an api token; the name has
                                                             1 to 64 of A-Z a-z 0-9 _ . -
        --export-audit [--from T] [--to T] [--account ID]    prints the audit, as JSON lines
        --load-audit FILE                                    adds audit lines of a log to the audit
        --leavers                                            prints who is leaving, and what is open
        --accept FILE                                        accepts leavers, a JSON object a line
      """;

  private static final String SANDBOX = "--sandbox";
  private static final String CREATE_TOKEN = "--create-token";

  private Application() {}

  /**
   * Serves until the process is asked to stop.
   *
   * @param args nothing, or what the usage says
   */
  public static void main(String[] args) {
    var sandbox = List.of(args).equals(List.of(SANDBOX));
    setLogFormat(sandbox ? null : CONFIGURED);
    if (args.length == 2 && args[0].equals(CREATE_TOKEN) && args[1].matches("[\\w.-]{1,64}")) {
      System.out.print(CreateToken.named(args[1]));
      return;
    }
    if (args.length > 0 && List.of(AuditCommand.EXPORT, AuditCommand.LOAD).contains(args[0])) {
      System.exit(AuditCommand.run(List.of(args)));
    }
    if (args.length > 0 && List.of(LeaversCommand.LIST, LeaversCommand.ACCEPT).contains(args[0])) {
      System.exit(LeaversCommand.run(List.of(args)));
    }
    if (args.length > 0 && !sandbox) {
      System.err.printf("Not understood: %s%n%s", String.join(" ", args), USAGE);
      System.exit(2);
    }
    var service = service();
    if (sandbox) {
      ServeSandbox.beside(service);
    }
    try {
      service.run();
    } catch (Exception e) {
      LoggerFactory.getLogger(Application.class).error("The service cannot start: {}", reason(e));
      System.exit(1);
    }
    System.exit(service.getExitCode());
  }

  /** Ours, and the JVM's: Camel's own are of the routes' inside, and cost each step. */
  private static void metrics(Main main) {
    main.addInitialProperty("camel.management.metricsEnabled", "true");
    main.addInitialProperty("camel.metrics.enabled", "{{camel.management.enabled:false}}");
    main.addInitialProperty("camel.metrics.enableRoutePolicy", "false");
    main.addInitialProperty("camel.metrics.enableExchangeEventNotifier", "false");
    main.addInitialProperty("camel.metrics.enableRouteEventNotifier", "false");
    main.addInitialProperty("camel.metrics.clearOnReload", "false");
    main.addInitialProperty("camel.metrics.binders", "jvm-memory,jvm-gc,jvm-thread,processor");
  }

  /** Nothing may log before: this class has no logger of its own until then. */
  private static void setLogFormat(Path file) {
    try {
      LogFormat.set(file);
    } catch (IOException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /** Camel passes over variables that end in _PORT, because Kubernetes makes such for services. */
  private static void portFromEnvironment(Main main, String key, String variable) {
    var port = System.getenv(variable);
    if (port != null && port.matches("\\d+") && System.getProperty(key) == null) {
      main.addOverrideProperty(key, port);
    }
  }

  /**
   * What went wrong, by its innermost cause; of the store, what to do about it, and that cause.
   *
   * @param e an error that ends the process
   * @return one sentence
   */
  static String reason(Throwable e) {
    if (e.getCause() == null) {
      return e.getMessage();
    }
    var innermost = reason(e.getCause());
    return e instanceof StoreSettingsException || e instanceof StoreUnavailableException
        ? "%s (%s)".formatted(e.getMessage(), innermost)
        : innermost;
  }

  /**
   * The service as Camel's own main.
   *
   * @return not started, so that properties and beans can be added
   */
  public static Main service() {
    var main = new Main();
    main.setDefaultPropertyPlaceholderLocation(PROPERTIES);
    main.addInitialProperty("offboard.store.url", STORE_URL);
    main.addInitialProperty("camel.main.name", "offboard-routes");
    main.addInitialProperty("camel.main.profile", "prod");
    main.addInitialProperty("camel.main.routesIncludePattern", "false");
    main.addInitialProperty("camel.main.shutdownTimeout", "30");
    main.addInitialProperty("camel.main.startupSummaryLevel", "Brief");
    main.addInitialProperty("camel.main.streamCachingEnabled", "false"); // no body is a stream here
    main.addInitialProperty("camel.server.enabled", "true");
    main.addInitialProperty("camel.server.maxBodySize", "65536");
    main.addInitialProperty("camel.server.fileUploadEnabled", "false");
    main.addInitialProperty("camel.management.port", "9876");
    main.addInitialProperty("camel.management.healthCheckEnabled", "true");
    metrics(main);
    main.addInitialProperty("camel.opentelemetry2.enabled", "false");
    main.addInitialProperty("camel.opentelemetry2.excludePatterns", "direct*");
    main.addMainListener(new UnknownKeys());
    main.addMainListener(new TraceSettings());
    portFromEnvironment(main, "camel.server.port", "CAMEL_SERVER_PORT");
    portFromEnvironment(main, "camel.management.port", "CAMEL_MANAGEMENT_PORT");
    main.addMainListener(new ServerPorts());
    main.configure().addRoutesBuilder(OffboardRoutes.served());
    return main;
  }
}
