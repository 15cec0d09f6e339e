package io.offboard.watch;

import io.offboard.util.FileWatch;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether the files of accounts and api tokens can be read as they stand now. If not, calls are
 * still served with the last good ones, but another start would fail.
 */
public final class ConfigurationCheck extends AbstractHealthCheck {
  private final FileWatch files;

  /**
   * Checks files.
   *
   * @param files those that are watched
   */
  public ConfigurationCheck(FileWatch files) {
    super("offboard", "offboard-configuration");
    this.files = files;
  }

  /** {@inheritDoc} A process is not restarted for its configuration. */
  @Override
  public boolean isLiveness() {
    return false;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
    var unreadable = files.unreadable();
    if (unreadable.isEmpty()) {
      result.up();
    } else {
      result.down().message("cannot be read: " + String.join(", ", unreadable));
    }
  }
}
