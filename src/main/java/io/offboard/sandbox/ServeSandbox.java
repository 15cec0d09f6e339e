package io.offboard.sandbox;

import java.time.Clock;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** Runs the sandbox beside the service, from its start to its end. */
public final class ServeSandbox extends MainListenerSupport {
  private final Sandbox sandbox;

  private ServeSandbox(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /**
   * Points a service at a sandbox; it listens on this machine only, unless told otherwise, and
   * reads no configuration of the working directory.
   *
   * @param main the service, not started
   */
  public static void beside(Main main) {
    var sandbox = Sandbox.start(Clock.systemUTC());
    main.setDefaultPropertyPlaceholderLocation("classpath:application.properties;optional=true");
    main.addInitialProperty("camel.server.host", "127.0.0.1");
    main.addInitialProperty("camel.management.host", "127.0.0.1");
    sandbox.properties().forEach(main::addOverrideProperty);
    main.addOverrideProperty("offboard.store.url", "jdbc:h2:mem:sandbox;DB_CLOSE_DELAY=-1");
    main.addMainListener(new ServeSandbox(sandbox));
  }

  @Override
  public void afterStart(BaseMainSupport main) {
    var context = main.getCamelContext();
    System.out.println(
        sandbox.welcome(
            context.resolvePropertyPlaceholders("http://127.0.0.1:{{camel.server.port:8080}}")));
  }

  @Override
  public void afterStop(BaseMainSupport main) {
    sandbox.close();
  }
}
