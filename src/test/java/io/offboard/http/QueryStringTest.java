package io.offboard.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.offboard.error.InvalidRequestException;
import io.offboard.http.QueryString.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryStringTest {

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"&", "&&", "=", "b=1"})
  void a_name_that_is_not_there_has_no_parameters(String raw) {
    assertEquals(List.of(), QueryString.parse(raw).named("a"));
  }

  @ParameterizedTest
  @CsvSource({
    "a=x,            x",
    "a,              ''",
    "a=,             ''",
    "a=b=c,          b=c",
    "a=b+c%20d%2Be,  b c d+e",
    "a=%c3%A9,       é",
    "a=%F0%9F%98%80, 😀",
    "a=%2525,        %25",
    "a=x%26a%3Dy,    x&a=y",
    "%61=x,          x",
    "b=&&a=x,        x",
  })
  void decodes_once(String raw, String value) {
    assertEquals(List.of(new Parameter("a", "", value)), QueryString.parse(raw).named("a"));
  }

  @Test
  void takes_raw_bytes_as_utf_8() {
    assertEquals(
        List.of(new Parameter("a", "", "é")), QueryString.parse("a=\u00c3\u00a9").named("a"));
  }

  @Test
  void keeps_the_order_of_repeats() {
    assertEquals(
        List.of(
            new Parameter("a", "", "2"),
            new Parameter("a", "[]", "1"),
            new Parameter("a", "", "2")),
        QueryString.parse("a=2&b=0&a[]=1&a=2").named("a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=%",
        "a=%f",
        "a=%zz",
        "a=%+1",
        "a=%-0",
        "a=% 1",
        "%zz=a",
        "a%=b",
        "other=%zz",
      })
  void refuses_broken_percent_encoding(String raw) {
    assertRefused(() -> QueryString.parse(raw));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=%ff", // never in UTF-8
        "a=%c3", // cut off
        "a=%c0%af", // overlong
        "a=%ed%a0%80", // a surrogate
        "%ff=a",
        "a=\u00e9", // the raw byte of Latin-1
        "a=\u20ac", // no byte at all
      })
  void refuses_bytes_that_are_no_utf_8(String raw) {
    assertRefused(() -> QueryString.parse(raw));
  }

  @ParameterizedTest
  @CsvSource({
    "a[b]=x,             b",
    "a[b][c]=x,          b|c",
    "a[]=x,              ''",
    "a[][k]=x,           |k",
    "a[0]=x,             0",
    "a%5Bb%5D%5b%5d=x,   b|",
    "a[b%5D=x,           b",
    "a[b+c.d%25]=x,      b c.d%",
    "a[1][2][3][4][5]=x, 1|2|3|4|5",
  })
  void splits_brackets_into_segments(String raw, String segments) {
    assertEquals(
        List.of(segments.split("\\|", -1)), QueryString.parse(raw).named("a").get(0).segments());
  }

  @Test
  void a_name_without_brackets_has_no_segments() {
    assertEquals(List.of(), QueryString.parse("a=x").named("a").get(0).segments());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a[=x",
        "a]=x",
        "a[b=x",
        "a[b]c=x",
        "a[b]c[d]=x",
        "a[[b]]=x",
        "a[b]]=x",
        "a[b][=x",
        "a][=x",
      })
  void bad_brackets_have_no_segments(String raw) {
    var parameter = QueryString.parse(raw).named("a").get(0);
    assertRefused(parameter::segments);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a[1][2][3][4][5][6]=x", "other[1][2][3][4][5]%5B6%5D=x", "a[][][][][][]"})
  void refuses_a_sixth_level_on_any_parameter(String raw) {
    assertRefused(() -> QueryString.parse(raw));
  }

  private static void assertRefused(Executable parse) {
    assertEquals(400, assertThrows(InvalidRequestException.class, parse).statusCode());
  }
}
