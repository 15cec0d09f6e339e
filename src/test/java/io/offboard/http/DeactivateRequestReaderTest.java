package io.offboard.http;

import static io.offboard.http.RequestReading.ID;
import static io.offboard.http.RequestReading.account;
import static io.offboard.http.RequestReading.assertRefused;
import static io.offboard.http.RequestReading.read;
import static io.offboard.http.RequestReading.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.DeactivateRequest;
import io.offboard.ResponseFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class DeactivateRequestReaderTest {

  @Test
  void what_is_not_given_has_its_default() {
    assertEquals(
        DeactivateRequest.of(UUID.fromString(ID), null, null),
        DeactivateRequestReader.read("integrated_account_id=" + ID, null));
  }

  @Test
  void an_empty_value_counts_as_not_given() {
    assertEquals(
        DeactivateRequest.of(UUID.fromString(ID), null, null),
        read(
            "actor=&actor[]=&truto_response_format=&truto_ignore_remote_data&truto_exclude_fields="
                + "&truto_exclude_fields[x]=&remote_query=&remote_query[]="));
    assertEquals("a", read("actor=&actor=a&actor=").actor());
  }

  @Test
  void unknown_parameters_are_ignored_even_with_bad_brackets() {
    assertEquals(
        DeactivateRequest.of(UUID.fromString(ID), null, null),
        read("foo=1&foo=2&bar[=3&[a]=4&Actor=b&remote_queryX=5&dry_runs=true&body[user_id]=x"));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"integrated_account_id=", "integrated_account_id"})
  void says_that_the_integrated_account_is_missing(String query) {
    var error = refusal(query);
    assertEquals(400, error.statusCode());
    assertEquals(
        List.of("integrated_account_id"),
        error.insights().get("missing_required_query_parameters").value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1-1-1-1-1",
        "62f44730dd91461ebd6aaedd9e0ad79d",
        "{62f44730-dd91-461e-bd6a-aedd9e0ad79d}",
        "62f44730-dd91-461e-bd6a-aedd9e0ad79g",
        "+62f44730-dd91-461e-bd6a-aedd9e0ad79d",
        "62f44730-dd91-461e-bd6a-aedd9e0ad79d%0A",
      })
  void refuses_an_integrated_account_that_is_no_uuid(String value) {
    var error = refusal("integrated_account_id=" + value);
    assertEquals(400, error.statusCode());
    assertTrue(error.getMessage().contains("integrated_account_id"), error.getMessage());
    assertTrue(error.insights().isEmpty());
  }

  @Test
  void takes_a_uuid_in_any_case() {
    assertEquals(
        UUID.fromString(ID),
        DeactivateRequestReader.read("integrated_account_id=" + ID.toUpperCase(), null)
            .integratedAccountId());
  }

  @ParameterizedTest
  @CsvSource({"unified, UNIFIED", "raw, RAW", "normalized, NORMALIZED"})
  void reads_the_response_format(String value, ResponseFormat format) {
    assertEquals(format, read("truto_response_format=" + value).responseFormat());
  }

  @ParameterizedTest
  @ValueSource(strings = {"stream", "RAW", "raw+", "null"})
  void names_the_three_response_formats_when_it_is_another(String value) {
    assertRefused("truto_response_format=" + value, "unified, raw or normalized");
  }

  @Test
  void reads_whether_to_ignore_remote_data() {
    assertTrue(read("truto_ignore_remote_data=true").ignoreRemoteData());
    assertFalse(read("truto_ignore_remote_data=false").ignoreRemoteData());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "TRUE", "yes", "+true"})
  void ignore_remote_data_is_true_or_false_only(String value) {
    assertRefused("truto_ignore_remote_data=" + value, "truto_ignore_remote_data as true or false");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "actor",
        "truto_response_format",
        "truto_ignore_remote_data",
        "integrated_account_id"
      })
  void refuses_one_of_our_scalars_given_twice_or_with_brackets(String name) {
    assertRefused(name + "=" + ID + "&" + name + "=" + ID, name + " once");
    assertRefused(name + "[]=" + ID, name + " once and without brackets");
    assertRefused(name + "[a]=" + ID, name + " once and without brackets");
    assertRefused(name + "[=", "brackets of " + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%0Ab", "%00", "%7F", "%C2%85"})
  void refuses_control_characters_in_the_actor(String value) {
    assertRefused("actor=" + value, "actor as 1 to 255 characters");
  }

  @Test
  void limits_the_actor_to_255_characters_of_any_kind() {
    assertEquals("😀/".repeat(127), read("actor=" + "%F0%9F%98%80/".repeat(127)).actor());
    assertRefused("actor=" + "a".repeat(256), "actor as 1 to 255 characters");
  }

  @Test
  void says_nothing_of_the_value_that_it_refuses() {
    for (String query : List.of("actor=%00sesame", "remote_query=sesame", "actor[]=sesame")) {
      assertFalse(refusal(account(query)).getMessage().contains("sesame"), query);
    }
  }

  @Test
  void leaves_it_to_the_integration_what_else_is_required() {
    var request = read("");
    assertNull(request.actor());
    assertNull(request.userId());
  }
}
