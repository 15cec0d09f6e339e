package io.offboard.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** All that the process logs while this is open, laid out as on standard error. */
final class ServiceLog extends AbstractAppender implements AutoCloseable {
  private record Event(String logger, String text) {}

  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final Logger root;

  ServiceLog() {
    this((Logger) LogManager.getRootLogger());
  }

  private ServiceLog(Logger root) {
    super(
        "service log",
        null,
        root.getAppenders().get("stderr").getLayout(),
        true,
        Property.EMPTY_ARRAY);
    this.root = root;
    start();
    root.addAppender(this);
  }

  @Override
  public void append(LogEvent event) {
    events.add(new Event(event.getLoggerName(), (String) getLayout().toSerializable(event)));
  }

  /** What was logged, event by event; each ends with a line end. */
  List<String> events() {
    return events.stream().map(Event::text).toList();
  }

  String text() {
    return events().stream().collect(Collectors.joining());
  }

  /** The audit lines so far. */
  List<JsonNode> audit() {
    return events.stream()
        .filter(event -> event.logger().equals("offboard.audit"))
        .map(event -> Reply.parse(event.text().substring(event.text().indexOf('{'))))
        .toList();
  }

  void clear() {
    events.clear();
  }

  @Override
  public void close() {
    root.removeAppender(this);
    stop();
  }
}
