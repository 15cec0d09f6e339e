package io.offboard.app;

import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.impl.DefaultCamelContext;

/** The service's configuration, for a command that does not start the service. */
final class CommandContext {
  private CommandContext() {}

  /**
   * Reads the configuration as the service does.
   *
   * @return not started, and to be closed
   * @throws IllegalStateException if a key is unknown, as {@link UnknownKeys#find} has it
   */
  static DefaultCamelContext open() {
    var context = new DefaultCamelContext();
    context.setStartupSummaryLevel(StartupSummaryLevel.Off); // it would log how it is closed
    var properties = context.getPropertiesComponent();
    properties.setLocation(Application.PROPERTIES);
    properties.addInitialProperty("offboard.store.url", Application.STORE_URL);
    UnknownKeys.find(context);
    return context;
  }
}
