package io.offboard.examples.employee;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.PropertyInject;

/** What the routes refer to by name. */
public final class Beans implements CamelConfiguration {

  /** Says which files of the inbox are taken in. */
  @BindToRegistry
  public Inbox inbox(@PropertyInject("leavers.dir") String directory) throws IOException {
    return new Inbox(Path.of(directory));
  }

  /** Reads and writes leavers' files. */
  @BindToRegistry
  public LeaverFiles leaverFiles(@PropertyInject("leavers.dir") String directory)
      throws IOException {
    return new LeaverFiles(Path.of(directory));
  }

  /** Says what is asked of each vendor. */
  @BindToRegistry
  public Requests requests(
      @PropertyInject("okta.account") String okta, @PropertyInject("vanta.account") String vanta) {
    return new Requests(UUID.fromString(okta), UUID.fromString(vanta));
  }

  /** Notes what came of an attempt. */
  @BindToRegistry
  public Attempts attempts(@PropertyInject("leavers.give-up-after") Duration giveUpAfter) {
    return new Attempts(Clock.systemUTC(), giveUpAfter);
  }
}
