package io.offboard.client;

import static io.offboard.fixture.Samples.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.offboard.account.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentSecretsTest {
  private final SentSecrets sent =
      new SentSecrets(List.of(new Secret("t0ken"), new Secret("s3cret")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'s3cret'                        | '***'",
        "'SSWS t0ken, s3cret s3cret!'    | 'SSWS ***, *** ***!'",
        "{'a': {'b': [1, 'x s3cret']}}   | {'a': {'b': [1, 'x ***']}}",
        "{'s3cret': 1, 'my t0ken': null} | {'***': 1, 'my ***': null}",
        "[['t0ken'], [[]], {}]           | [['***'], [[]], {}]",
        "{'T0KEN': 'S3cret', 'n': 1.50}  | {'T0KEN': 'S3cret', 'n': 1.50}"
      })
  void are_masked_wherever_they_stand(String echoed, String masked) {
    assertEquals(json(masked), sent.mask(json(echoed)));
  }

  @Test
  void are_masked_in_an_answer_that_is_no_json() {
    assertEquals(TextNode.valueOf("<b>***</b>"), sent.mask(TextNode.valueOf("<b>t0ken</b>")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'got': 12345678}   | {'got': '***'}",
        "[12345678.5, 1.50]  | ['***.5', 1.50]",
        "{'n': 1234567}      | {'n': 1234567}"
      })
  void are_masked_where_they_look_like_numbers(String echoed, String masked) {
    var digits = new SentSecrets(List.of(new Secret("12345678")));

    assertEquals(json(masked), digits.mask(json(echoed)));
  }

  @Test
  void an_answer_without_a_body_stays() {
    assertEquals(MissingNode.getInstance(), sent.mask(MissingNode.getInstance()));
  }

  @Test
  void a_document_is_copied_not_changed() {
    var document = json("{'a': 's3cret'}");

    sent.mask(document);

    assertEquals(json("{'a': 's3cret'}"), document);
  }

  @Test
  void one_inside_another_leaves_nothing_of_either() {
    var nested = new SentSecrets(List.of(new Secret("s3cret"), new Secret("s3cret-and-more")));

    assertEquals(TextNode.valueOf("***"), nested.mask(TextNode.valueOf("s3cret-and-more")));
  }
}
