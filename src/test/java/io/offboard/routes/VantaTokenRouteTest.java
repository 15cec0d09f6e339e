package io.offboard.routes;

import static io.offboard.fixture.Samples.call;
import static io.offboard.fixture.Samples.client;
import static io.offboard.fixture.Samples.json;
import static io.offboard.fixture.Samples.vantaWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.offboard.client.Verdict;
import org.junit.jupiter.api.Test;

class VantaTokenRouteTest extends VendorMockTestBase {
  @Test
  void posts_the_clients_credentials_as_json() {
    vendorAnswers(200, "{}");

    send("vanta.token", call(vantaWith(client("c1", "s3cret"))));

    var sent = assertSent("POST", "https://api.vanta.com/oauth/token");
    assertNull(sent.getHeader("Authorization"));
    assertEquals(
        json(
            "{'client_id': 'c1', 'client_secret': 's3cret', 'scope': 'read write',"
                + " 'grant_type': 'client_credentials'}"),
        json(sent.getBody(String.class)));
  }

  @Test
  void masks_a_secret_that_comes_back() {
    vendorAnswers(401, "{'message': 'no s3cret'}");

    var exchange = send("vanta.token", call(vantaWith(client("c1", "s3cret"))));

    assertEquals(Verdict.REFUSED, answerOf(exchange).verdict());
    assertEquals(json("{'message': 'no ***'}"), answerOf(exchange).body());
  }
}
