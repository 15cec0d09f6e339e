package io.offboard.http;

import io.offboard.error.InvalidRequestException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Finds out which door of {@code /leavers} a request is for, by its path and method: the exchange
 * property {@code leaverDoor}. What needs no token to be refused is refused here.
 */
public final class LeaverDoor implements Processor {
  /** The exchange property. */
  static final String PROPERTY = "leaverDoor";

  /** The exchange property that names the leaver. */
  static final String ID = "leaverId";

  private static final String LINES = "application/x-ndjson";

  private record Door(String name, String method, Pattern path) {}

  private static final List<Door> DOORS =
      List.of(
          new Door("accept", "POST", Pattern.compile("/leavers/*")),
          new Door("list", "GET", Pattern.compile("/leavers/*")),
          new Door("export", "GET", Pattern.compile("/leavers/evidence\\.csv")),
          new Door("get", "GET", Pattern.compile("/leavers/([^/]+)")),
          new Door("retry", "POST", Pattern.compile("/leavers/([^/]+)/retry")),
          new Door("cancel", "POST", Pattern.compile("/leavers/([^/]+)/cancel")),
          new Door("evidence", "GET", Pattern.compile("/leavers/([^/]+)/evidence")));

  @Override
  public void process(Exchange exchange) {
    var request = HttpRequest.of(exchange).server();
    var here =
        DOORS.stream().filter(door -> door.path().matcher(request.path()).matches()).toList();
    if (here.isEmpty()) {
      throw new InvalidRequestException(404, "There is nothing at this path: see docs/leavers.md.");
    }
    // A leaver has no id like the export's, and so the export comes first.
    var export = here.get(0).name().equals("export");
    var door =
        here.stream()
            .limit(export ? 1 : here.size())
            .filter(one -> one.method().equals(request.method().name()))
            .findFirst()
            .orElseThrow(() -> notAllowed(here, export));
    QueryString.requireDecodable(request.query());
    var path = door.path().matcher(request.path());
    exchange.setProperty(ID, path.matches() && path.groupCount() == 1 ? path.group(1) : null);
    exchange.setProperty(PROPERTY, name(door, exchange));
  }

  private static MethodNotAllowedException notAllowed(List<Door> here, boolean export) {
    var methods =
        here.stream().limit(export ? 1 : here.size()).map(Door::method).distinct().toList();
    return new MethodNotAllowedException(String.join(", ", methods));
  }

  private static String name(Door door, Exchange exchange) {
    if (!door.name().equals("accept")) {
      return door.name();
    }
    if (isLines(HttpRequest.of(exchange).header("Content-Type"))) {
      return "accept-all";
    }
    AcceptJsonPost.requireJson(HttpRequest.of(exchange));
    return door.name();
  }

  /** Whether a body has one document a line. */
  static boolean isLines(String contentType) {
    return contentType != null && contentType.split(";", 2)[0].strip().equalsIgnoreCase(LINES);
  }
}
