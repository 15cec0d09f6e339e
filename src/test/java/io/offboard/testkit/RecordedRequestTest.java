package io.offboard.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedRequestTest {
  @ParameterizedTest
  @CsvSource({
    "Authorization, SSWS 00abc, Authorization: SSWS ***",
    "authorization, bare, authorization: ***",
    "Cookie, sid=1, Cookie: ***",
    "Accept, text/html, Accept: text/html"
  })
  void prints_headers_without_credentials(String name, String value, String printed) {
    var request = request("/", List.of(new Header(name, value)), "");

    assertTrue(request.toString().contains("[" + printed + "]"), request::toString);
    assertEquals(List.of(value), request.values(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "{'client_id':'c','client_secret':'a&b\\'c','x':1}|{'client_id':'c','client_secret':'***','x':1}",
        "{'access_token' : 'a'}|{'access_token' : '***'}",
        "{'token_type':'Bearer'}|{'token_type':'Bearer'}",
        "a=b&client_assertion=e.y.J&c=d|a=b&client_assertion=***&c=d"
      })
  void prints_bodies_without_credentials(String body, String printed) {
    var request = request("/", List.of(), body.replace('\'', '"'));

    assertTrue(
        request.toString().endsWith("'" + printed.replace('\'', '"') + "'"), request::toString);
  }

  @Test
  void prints_targets_without_credentials() {
    var request = request("/a?access_token=b&c=d", List.of(), "");

    assertTrue(request.toString().startsWith("POST /a?access_token=***&c=d "), request::toString);
  }

  @Test
  void tells_the_path_from_the_query() {
    assertEquals("/a%3Fb", request("/a%3Fb?c?d", List.of(), "").path());
    assertEquals("/a", request("/a", List.of(), "").path());
  }

  private static RecordedRequest request(String target, List<Header> headers, String body) {
    return new RecordedRequest(1, "POST", target, headers, body.getBytes(UTF_8));
  }
}
