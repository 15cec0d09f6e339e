package io.offboard.http;

import static io.offboard.http.RequestReading.ID;
import static io.offboard.http.RequestReading.account;
import static io.offboard.http.RequestReading.assertRefused;
import static io.offboard.http.RequestReading.read;
import static io.offboard.http.RequestReading.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.QueryParameter;
import io.offboard.ResponseFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrayAndObjectParametersTest {

  @Test
  void reads_what_the_typescript_client_sends() {
    var request =
        DeactivateRequestReader.read(
            "integrated_account_id="
                + ID
                + "&truto_response_format=raw&truto_ignore_remote_data=true&actor=a%20b%2Bc"
                + "&truto_exclude_fields%5B0%5D=id&truto_exclude_fields%5B1%5D=name"
                + "&remote_query%5BsendEmail%5D=true&remote_query%5Ba%5D%5B0%5D%5Bb%5D=c%20d",
            "{}".getBytes(StandardCharsets.UTF_8));
    assertEquals(ResponseFormat.RAW, request.responseFormat());
    assertTrue(request.ignoreRemoteData());
    assertEquals("a b+c", request.actor());
    assertEquals(List.of("id", "name"), request.excludeFields());
    assertEquals(
        List.of(new QueryParameter("sendEmail", "true"), new QueryParameter("a[0][b]", "c d")),
        request.remoteQuery());
  }

  @Test
  void reads_what_the_python_client_sends() {
    var request =
        read(
            "truto_exclude_fields%5B%5D=id&truto_exclude_fields%5B%5D=name&actor=a+b%2Bc"
                + "&remote_query%5Bfoo%5D%5B%5D=bar&remote_query%5Bfoo%5D%5B%5D%5Bk%5D=v+w");
    assertEquals("a b+c", request.actor());
    assertEquals(List.of("id", "name"), request.excludeFields());
    assertEquals(
        List.of(new QueryParameter("foo[]", "bar"), new QueryParameter("foo[][k]", "v w")),
        request.remoteQuery());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "truto_exclude_fields=a,b.c,d",
        "truto_exclude_fields=a&truto_exclude_fields=b.c&truto_exclude_fields=d",
        "truto_exclude_fields[]=a&truto_exclude_fields[]=b.c&truto_exclude_fields[]=d",
        "truto_exclude_fields[0]=a&truto_exclude_fields[1]=b.c&truto_exclude_fields[25]=d",
        "truto_exclude_fields[]=a,b.c&truto_exclude_fields=d",
        "truto_exclude_fields[0]=a,b.c&truto_exclude_fields[1]=d",
        "truto_exclude_fields=+a%20,,b.c,+,d,&truto_exclude_fields=,",
        "truto_exclude_fields=a%2Cb.c%2Cd"
      })
  void reads_excluded_fields_in_every_form(String query) {
    assertEquals(List.of("a", "b.c", "d"), read(query).excludeFields());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[x]", "[-1]", "[][]", "[0][a]", "[", "]", "[0]a"})
  void refuses_excluded_fields_that_are_no_array(String brackets) {
    assertRefused("truto_exclude_fields" + brackets + "=a", "truto_exclude_fields");
  }

  @Test
  void keeps_the_remote_query_in_order_with_repeats_and_empty_values() {
    assertEquals(
        List.of(
            new QueryParameter("x", "2"),
            new QueryParameter("filter[a]", "b"),
            new QueryParameter("x", ""),
            new QueryParameter("x[]", "1"),
            new QueryParameter("x[][k]", ""),
            new QueryParameter("actor", "&host=evil"),
            new QueryParameter("a[b][c][d][e]", "5")),
        read("remote_query[x]=2&remote_query[filter][a]=b&remote_query[x]&remote_query[x][]=1"
                + "&remote_query[x][][k]=&remote_query[actor]=%26host%3Devil"
                + "&remote_query[a][b][c][d][e]=5")
            .remoteQuery());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "[][a]", "[x", "]", "[x]y", "[x[y]]", "[1][2][3][4][5][6]"})
  void refuses_a_remote_query_that_is_no_object(String brackets) {
    assertEquals(400, refusal(account("remote_query" + brackets + "=v")).statusCode());
  }
}
