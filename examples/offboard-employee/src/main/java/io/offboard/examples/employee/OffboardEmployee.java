package io.offboard.examples.employee;

import io.offboard.OffboardRoutes;
import java.util.List;
import org.apache.camel.main.Main;

/** Offboards employees who leave, from a termination event to a report. */
public final class OffboardEmployee {
  private OffboardEmployee() {}

  /**
   * Runs until the process is asked to stop.
   *
   * @param args {@code --sandbox} for stand-ins of the vendors, or nothing
   * @throws Exception if the flow cannot start
   */
  public static void main(String[] args) throws Exception {
    var main = flow();
    if (List.of(args).contains("--sandbox")) {
      SandboxAccounts.beside(main);
    }
    main.run();
    System.exit(main.getExitCode());
  }

  /**
   * The flow as Camel's own main.
   *
   * @return not started, so that properties and beans can be added
   */
  public static Main flow() {
    var main = new Main();
    main.setDefaultPropertyPlaceholderLocation(
        "classpath:application.properties,file:config/application.properties;optional=true");
    main.configure().addConfiguration(Beans.class);
    main.configure().addRoutesBuilder(OffboardRoutes.embedded());
    return main;
  }
}
