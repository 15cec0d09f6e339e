package io.offboard.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.LeaverResult;
import io.offboard.call.Call;
import io.offboard.caller.Caller;
import io.offboard.error.InvalidRequestException;
import io.offboard.leaver.LeaverRegister;
import io.offboard.store.Leaver;
import io.offboard.store.LeaverState;
import io.offboard.util.Json;
import java.io.ByteArrayOutputStream;
import org.apache.camel.Exchange;

/** Answers what is asked of leavers: the message body becomes a {@link Document}. */
public final class AnswerLeavers {
  private static final int USUAL = 25;
  private static final int MOST = 100;

  private final LeaverRegister register;

  /**
   * Answers.
   *
   * @param register where the leavers are
   */
  public AnswerLeavers(LeaverRegister register) {
    this.register = register;
  }

  /**
   * A leaver was accepted: the message body is a {@link LeaverResult}.
   *
   * @param exchange the exchange
   */
  public void accepted(Exchange exchange) {
    var result = exchange.getMessage().getBody(LeaverResult.class);
    answer(exchange, result.isNew() ? 202 : 200, result.leaver());
  }

  /**
   * Many were accepted: the message body is their number.
   *
   * @param exchange the exchange
   */
  public void acceptedAll(Exchange exchange) {
    var count = exchange.getMessage().getBody(Integer.class);
    answer(exchange, 202, Json.MAPPER.createObjectNode().put("accepted", count));
  }

  /**
   * It was only asked: the message body is JSON.
   *
   * @param exchange the exchange
   */
  public void asked(Exchange exchange) {
    answer(exchange, 200, exchange.getMessage().getBody(JsonNode.class));
  }

  /**
   * Lists leavers: the message body is the query.
   *
   * @param exchange the exchange
   */
  public void list(Exchange exchange) {
    var query = exchange.getMessage().getBody(QueryString.class);
    var state = state(query.scalar("state"));
    var count = count(query.scalar("limit"));
    var cursor = query.scalar("next_cursor");
    var below = cursor == null ? Long.MAX_VALUE : LeaverCursor.read(cursor, state);
    var page = register.list(state, below, count + 1, caller(exchange));
    var answer = Json.MAPPER.createObjectNode();
    var result = answer.putArray("result");
    page.stream().limit(count).forEach(leaver -> result.add(register.json(leaver)));
    var goesOn = page.size() > count;
    answer.put("next_cursor", goesOn ? LeaverCursor.of(page.get(count - 1).number(), state) : null);
    answer.putNull("prev_cursor").put("result_count", result.size());
    answer(exchange, 200, answer);
  }

  private static LeaverState state(String label) {
    return label == null
        ? null
        : LeaverState.of(label)
            .orElseThrow(
                () ->
                    new InvalidRequestException(
                        "Give state as scheduled, running, complete, needs_attention or"
                            + " cancelled."));
  }

  private static int count(String limit) {
    if (limit == null) {
      return USUAL;
    }
    if (!limit.matches("[1-9]\\d?|" + MOST)) {
      throw new InvalidRequestException("Give limit as a number from 1 to %d.".formatted(MOST));
    }
    return Integer.parseInt(limit);
  }

  /**
   * Tells of a leaver.
   *
   * @param exchange the exchange
   */
  public void get(Exchange exchange) {
    answer(exchange, register.find(id(exchange), caller(exchange)));
  }

  /**
   * Opens a leaver anew.
   *
   * @param exchange the exchange
   */
  public void retry(Exchange exchange) {
    answer(exchange, register.retry(id(exchange), caller(exchange)));
  }

  /**
   * Calls a leaver off.
   *
   * @param exchange the exchange
   */
  public void cancel(Exchange exchange) {
    answer(exchange, register.cancel(id(exchange), caller(exchange)));
  }

  /**
   * Gives the evidence of a leaver.
   *
   * @param exchange the exchange
   */
  public void evidence(Exchange exchange) {
    answer(exchange, 200, register.evidence(id(exchange), caller(exchange)));
  }

  /**
   * Gives a row for each step of many leavers: the message body is the query.
   *
   * @param exchange the exchange
   */
  public void export(Exchange exchange) {
    var query = exchange.getMessage().getBody(QueryString.class);
    var lines = new ByteArrayOutputStream();
    register.export(
        query.instant("from"),
        query.instant("to"),
        caller(exchange),
        line -> lines.writeBytes((line + "\r\n").getBytes(UTF_8)));
    exchange
        .getMessage()
        .setBody(new Document(200, "text/csv; charset=utf-8", lines.toByteArray()));
  }

  private void answer(Exchange exchange, Leaver leaver) {
    answer(exchange, 200, register.json(leaver));
  }

  private static void answer(Exchange exchange, int statusCode, JsonNode json) {
    exchange.getMessage().setBody(Document.json(statusCode, json));
  }

  private static String id(Exchange exchange) {
    return exchange.getProperty(LeaverDoor.ID, String.class);
  }

  private static Caller caller(Exchange exchange) {
    return Call.of(exchange).caller();
  }
}
