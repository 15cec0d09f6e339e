package io.offboard.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.LeaverRequest;
import io.offboard.error.InvalidRequestException;
import io.offboard.leaver.AcceptLeavers;
import io.offboard.leaver.LeaverRequests;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Reads the leavers of a request's body, which become the message body: one, or a list of them, one
 * a line. Where one only asks, its door is another.
 */
public final class ReadLeavers implements Processor {
  private static final String DRY_RUN = "dry-run";

  /** As long as the body for one leaver may be. */
  private static final int LONGEST_LINE = 64 << 10;

  @Override
  public void process(Exchange exchange) {
    var request = HttpRequest.of(exchange);
    switch (exchange.getProperty(LeaverDoor.PROPERTY, String.class)) {
      case "accept" -> {
        var json = RequestBody.parse(request.body()).fields();
        if (LeaverRequests.isDryRun(json)) {
          exchange.setProperty(LeaverDoor.PROPERTY, DRY_RUN);
        }
        exchange.getMessage().setBody(LeaverRequests.read(json));
      }
      case "accept-all" -> exchange.getMessage().setBody(lines(request.body()));
      default -> exchange.getMessage().setBody(QueryString.parse(request.server().query()));
    }
  }

  /**
   * Reads one request of the kamelet's, which says by a parameter that it only asks.
   *
   * @param body its bytes; null for none
   * @return the request
   * @throws InvalidRequestException (400) for whatever is wrong with it
   */
  public static LeaverRequest one(byte[] body) {
    var json = RequestBody.parse(body).fields();
    if (LeaverRequests.isDryRun(json)) {
      throw new InvalidRequestException(
          "Give no dry_run here: the kamelet has the parameter dryRun.");
    }
    return LeaverRequests.read(json);
  }

  private static List<LeaverRequest> lines(byte[] body) {
    var requests = new ArrayList<LeaverRequest>();
    for (var start = 0; start < body.length; ) {
      var end = start;
      while (end < body.length && body[end] != '\n') {
        end++;
      }
      if (requests.size() == AcceptLeavers.MOST) {
        throw new InvalidRequestException(
            "Send at most %d lines: this is more.".formatted(AcceptLeavers.MOST));
      }
      requests.add(line(requests.size(), Arrays.copyOfRange(body, start, end)));
      start = end + 1;
    }
    if (requests.isEmpty()) {
      throw new InvalidRequestException("Send a leaver a line: there is none.");
    }
    return requests;
  }

  private static LeaverRequest line(int index, byte[] line) {
    try {
      if (line.length > LONGEST_LINE) {
        throw new InvalidRequestException("Send at most 64 KiB for a leaver.");
      }
      if (new String(line, UTF_8).isBlank()) {
        throw new InvalidRequestException("It is empty.");
      }
      JsonNode json = RequestBody.parse(line).fields();
      if (LeaverRequests.isDryRun(json)) {
        throw new InvalidRequestException("A dry_run is for one leaver, not for many.");
      }
      return LeaverRequests.read(json);
    } catch (InvalidRequestException e) {
      throw AcceptLeavers.wrongLine(index, e.getMessage());
    }
  }
}
