package io.offboard.send;

import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.exchange;
import static io.offboard.fixture.Samples.json;
import static io.offboard.fixture.Samples.okta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import io.offboard.account.Secret;
import io.offboard.account.VendorHosts;
import io.offboard.call.VendorAccess;
import io.offboard.client.SentSecrets;
import io.offboard.client.VendorAnswer;
import io.offboard.client.VendorAnswer.Fault;
import io.offboard.client.VendorFault;
import io.offboard.client.VendorRequest;
import io.offboard.client.VendorRequest.Kind;
import io.offboard.client.Verdict;
import io.offboard.fixture.Samples;
import io.offboard.limit.RateBudgets;
import io.offboard.testkit.TestClock;
import io.offboard.transform.Transforms;
import io.offboard.watch.CallMeter;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadVendorAnswerTest {
  private static final VendorRequest REQUEST =
      VendorRequest.empty(Kind.DEACTIVATE, "POST", URI.create("https://vendor.test/x"), null);

  private final Exchange exchange = exchange(call(okta()));
  private final TestClock clock = Samples.clock();
  private final RateBudgets budgets = new RateBudgets(clock, clock::advance);
  private final ReadVendorAnswer reader =
      new ReadVendorAnswer(
          clock, budgets, new VendorHosts(), Transforms.load(null), CallMeter.NONE);

  @Test
  void a_document_becomes_the_answer_and_the_body() {
    var answer = read(200, "{\"id\":\"é\"}");

    assertEquals(200, answer.status());
    assertEquals(json("{'id': 'é'}"), answer.body());
    assertEquals(json("{'id': 'é'}"), exchange.getMessage().getBody());
  }

  @Test
  void a_byte_order_mark_is_skipped() {
    assertEquals(json("{'id': '\uFEFF'}"), read(200, "\uFEFF{\"id\":\"\uFEFF\"}").body());
    assertEquals(TextNode.valueOf("<html>"), read(502, "\uFEFF<html>").body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n", "\uFEFF"})
  void an_empty_answer_has_no_body(String text) {
    var answer = read(204, text);

    assertEquals(Verdict.ACCEPTED, answer.verdict());
    assertTrue(answer.body().isMissingNode());
    assertNull(exchange.getMessage().getBody());
  }

  @Test
  void an_answer_without_content_has_no_body() {
    assertTrue(read(200, null).body().isMissingNode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{", "{} {}", "{\"a\":1,\"a\":2}", "[1e9999999999]"})
  void an_answer_that_is_no_json_is_a_text(String text) {
    var answer = read(200, text);

    assertEquals(Fault.UNREADABLE, answer.fault());
    assertEquals(TextNode.valueOf(text), answer.body());
    assertNull(exchange.getMessage().getBody());
  }

  @Test
  void headers_go_into_the_answer_and_nowhere_else() {
    exchange.getMessage().setHeader("Set-Cookie", "sid=1");

    var answer = read(200, "{}");

    assertEquals(Optional.of("sid=1"), answer.headers().text("set-cookie"));
    assertEquals(Samples.START, answer.headers().sent());
    assertEquals(Map.of(), exchange.getMessage().getHeaders());
  }

  @Test
  void credentials_that_were_sent_are_masked() {
    exchange.setProperty(SentSecrets.PROPERTY, new SentSecrets(List.of(new Secret("s3cret"))));
    assertEquals(json("{'got': 'SSWS ***'}"), read(401, "{\"got\":\"SSWS s3cret\"}").body());

    exchange.setProperty(SentSecrets.PROPERTY, new SentSecrets(List.of(new Secret("s3cret"))));
    assertEquals(TextNode.valueOf("<b>***</b>"), read(401, "<b>s3cret</b>").body());
  }

  @Test
  void credentials_that_were_sent_are_forgotten_with_the_answer() {
    exchange.setProperty(SentSecrets.PROPERTY, new SentSecrets(List.of(new Secret("s3cret"))));

    read(200, "{}");

    assertNull(exchange.getProperty(SentSecrets.PROPERTY));
  }

  @Test
  void a_lost_answer_says_how_far_the_call_came() {
    exchange.getMessage().setHeader("Authorization", "SSWS s3cret");
    exchange.getMessage().setBody("what was sent");
    exchange.setProperty(VendorRequest.PROPERTY, REQUEST);

    reader.lost(exchange, VendorAccess.fault(Fault.NO_ANSWER));

    assertEquals(VendorAnswer.of(Fault.NO_ANSWER), answer());
    assertEquals(Map.of(), exchange.getMessage().getHeaders());
    assertNull(exchange.getMessage().getBody());
  }

  @Test
  void a_fault_is_the_worse_the_further_the_call_came() {
    var cause = new IOException("x");

    assertEquals(Fault.NOT_SENT, VendorFault.of(false, true, true, cause).fault());
    assertEquals(Fault.TIMED_OUT, VendorFault.of(true, true, true, cause).fault());
    assertEquals(Fault.NO_ANSWER, VendorFault.of(true, false, false, cause).fault());
    assertEquals(Fault.UNREADABLE, VendorFault.of(true, false, true, cause).fault());
  }

  @Test
  void what_it_says_about_the_rate_limit_is_remembered() throws Exception {
    exchange.getMessage().setHeader("Retry-After", "7");
    read(429, "{}");

    budgets.process(exchange);

    assertEquals(Samples.START.plusSeconds(7), clock.instant());
  }

  private VendorAnswer read(int status, String text) {
    exchange.setProperty(VendorRequest.PROPERTY, REQUEST);
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    exchange.getMessage().setBody(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    reader.read(exchange);
    return answer();
  }

  private VendorAnswer answer() {
    return exchange.getProperty(VendorAnswer.PROPERTY, VendorAnswer.class);
  }
}
