package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralTextTest extends BlackBoxTest {
  @ParameterizedTest
  @CsvSource({
    "{{env:PATH}},%7B%7Benv%3APATH%7D%7D",
    "{{offboard.api.token}},%7B%7Boffboard.api.token%7D%7D",
    "${body},%24%7Bbody%7D",
    "${sys.user.home},%24%7Bsys.user.home%7D",
    "$simple{body},%24simple%7Bbody%7D",
    "${exchangeProperty.deactivation.account.credential.token.reveal},"
        + "%24%7BexchangeProperty.deactivation.account.credential.token.reveal%7D",
    "RAW(x),RAW%28x%29",
    "a&x=y,a%26x%3Dy",
    "a@127.0.0.1:1,a%40127.0.0.1%3A1"
  })
  void text_in_the_language_of_a_route_stays_text(String userId, String segment) {
    oktaDeactivates(segment);

    var reply = deactivate(okta(), "&actor=%24%7Bbody%7D", user(userId));

    assertEquals(200, reply.status(), reply::toString);
    assertEquals(userId, log.audit().get(0).path("user_id").textValue());
    assertEquals("${body}", log.audit().get(0).path("actor").textValue());
  }
}
