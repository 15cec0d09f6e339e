package io.offboard.blackbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Collects what is logged during a test, stack traces included. */
final class LogLines implements BeforeEachCallback, AfterEachCallback {
  private final Collector collector = new Collector();

  private static final class Collector extends AbstractAppender {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    Collector() {
      super("collector", null, PatternLayout.createDefaultLayout(), true, Property.EMPTY_ARRAY);
      start();
    }

    @Override
    public void append(LogEvent event) {
      lines.add(toSerializable(event).toString());
    }
  }

  List<String> lines() {
    return List.copyOf(collector.lines);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    root().addAppender(collector);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    root().removeAppender(collector);
  }

  private static Logger root() {
    return (Logger) LogManager.getRootLogger();
  }
}
