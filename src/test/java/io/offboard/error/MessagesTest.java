package io.offboard.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.offboard.Outcome;
import io.offboard.fixture.Samples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {
  private static final RuntimeException CAUSE = new IllegalStateException("s3cret");

  static List<OffboardException> all() {
    return List.of(
        new AccountMisconfiguredException(Samples.OKTA_ID, "org_url", "is missing"),
        new AccountNotFoundException(),
        new AnswerNotMappableException(Outcome.DEACTIVATED, CAUSE),
        new CallerGoneException(),
        new InternalException(CAUSE),
        new InvalidRequestException("Give it."),
        new OutcomeUnknownException(CAUSE),
        new UnauthorizedException(),
        new UnsupportedIntegrationException("acme"),
        new UnsupportedIntegrationException("list", "acme"),
        new VendorErrorException(404, "Not here.", JsonNodeFactory.instance.objectNode()),
        new VendorTimeoutException(),
        new VendorUnreachableException(CAUSE));
  }

  @ParameterizedTest
  @MethodSource("all")
  void are_one_sentence_without_what_caused_them(OffboardException error) {
    var message = error.getMessage();

    assertTrue(message.matches("[A-Z][^\\n]+\\."), message);
    assertFalse(message.contains("s3cret"), message);
    assertTrue(error.statusCode() >= 400 && error.statusCode() < 600);
  }

  @ParameterizedTest
  @CsvSource({
    "DEACTIVATED,      The user is deactivated",
    "ALREADY_INACTIVE, The user is deactivated",
    "PENDING,          The user is being deactivated",
    ",                 Nothing was changed"
  })
  void tell_what_happened_although_it_cannot_be_shown(Outcome outcome, String beginning) {
    var error = new AnswerNotMappableException(outcome, CAUSE);

    assertTrue(error.getMessage().startsWith(beginning + ", but"), error.getMessage());
    assertEquals(outcome, error.outcome());
  }

  @Test
  void tell_that_an_unclear_call_may_be_repeated() {
    var message = new OutcomeUnknownException().getMessage();

    assertTrue(message.contains("unclear") && message.contains("Repeating"), message);
  }

  @Test
  void name_what_is_missing_and_where_it_belongs() {
    var error = InvalidRequestException.missing(List.of("actor"), List.of());

    assertEquals(
        Map.of(
            "missing_required_query_parameters",
            new Insight("These query parameters are required.", List.of("actor"))),
        error.insights());
  }

  @Test
  void say_when_to_come_back_if_somebody_knows() {
    var error = new AccountNotFoundException();
    assertEquals(Optional.empty(), error.retryAfterSeconds());

    error.retryAfterSeconds(7);

    assertEquals(Optional.of(7L), error.retryAfterSeconds());
  }
}
