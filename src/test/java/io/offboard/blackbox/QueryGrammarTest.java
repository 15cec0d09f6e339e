package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryGrammarTest extends BlackBoxTest {
  private static final String ACCOUNT = "?integrated_account_id=" + UUID.randomUUID();

  @ParameterizedTest
  @ValueSource(strings = {"", "?integrated_account_id", "?integrated_account_id="})
  void wants_the_integrated_account(String query) {
    var reply = send(post(query, user("00u1"))).isError(400, "integrated_account_id");

    var missing = reply.insight("missing_required_query_parameters").path("value");
    assertEquals(Reply.parse("[\"integrated_account_id\"]"), missing);
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "62f44730dd91461ebd6aaedd9e0ad79d", "1-1-1-1-1", "{{env:PATH}}"})
  void wants_the_integrated_account_as_a_uuid(String id) {
    var query = "?integrated_account_id=" + id.replace("{", "%7B").replace("}", "%7D");

    send(post(query, user("00u1"))).isError(400, "uuid");
  }

  @Test
  void takes_the_uuid_in_any_case() {
    oktaDeactivates("00u1");

    var query = "?integrated_account_id=" + okta().toString().toUpperCase();
    assertEquals(200, send(post(query, user("00u1"))).status());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          truto_response_format=json,           unified raw normalized
          truto_response_format=RAW,            unified raw normalized
          truto_response_format=stream,         unified raw normalized
          truto_ignore_remote_data=1,           truto_ignore_remote_data
          truto_ignore_remote_data=True,        truto_ignore_remote_data
          truto_exclude_fields[a]=b,            truto_exclude_fields
          truto_exclude_fields[][]=b,           truto_exclude_fields
          remote_query=a,                       remote_query
          remote_query[]=a,                     remote_query
          remote_query[a=b,                     remote_query
          remote_query[a]b=c,                   remote_query
          actor[]=x,                            actor
          actor[a]=x,                           actor
          actor=x&actor=x,                      actor
          truto_response_format=raw&truto_response_format=raw, truto_response_format
          truto_ignore_remote_data=true&truto_ignore_remote_data=true, truto_ignore_remote_data
          integrated_account_id=62f44730-dd91-461e-bd6a-aedd9e0ad79d, integrated_account_id
          actor=%00,                            actor
          actor=a%0Ab,                          actor
          actor=%C2%85,                         actor
          other[a][b][c][d][e][f]=x,            5 levels
          remote_query[a][b][c][d][e][f]=x,     5 levels
          other=%ff,                            UTF-8
          %c0%af=x,                             UTF-8
          """)
  void refuses_what_breaks_a_rule_and_says_which(String query, String names) {
    var reply = send(post(ACCOUNT + "&" + query, user("00u1")));

    for (var name : names.split(" ")) {
      reply.isError(400, name);
    }
    assertNothingWasSent();
  }

  @ParameterizedTest
  @ValueSource(ints = {255, 256})
  void limits_the_actor_to_255_characters(int length) {
    var reply = send(post(ACCOUNT + "&actor=" + "%C3%A9".repeat(length), user("00u1")));

    assertEquals(length > 255 ? 400 : 404, reply.status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dry_run=1",
        "dryRun=yes",
        "dry%5Frun=TRUE",
        "dry_run[]=true",
        "dryRun%5B0%5D=true",
        "dry_run=true&dry_run=true",
        "dry_run=true&dryRun=false"
      })
  void never_deactivates_for_what_may_be_a_dry_run(String query) {
    deactivate(okta(), "&" + query, user("00u1")).isError(400, "dry");
    assertNothingWasSent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "foo=bar&[]=&=&&a[b]c=d",
        "stream=true&limit=1&limit=2",
        "actor=&truto_response_format=&truto_ignore_remote_data=&truto_exclude_fields=",
        "actor&truto_response_format&truto_ignore_remote_data&truto_exclude_fields[]",
        "truto_response_format=unified&truto_response_format=",
        "Actor=x&Actor=y",
        "other[a][b][c][d][e]=x",
      })
  void ignores_what_it_does_not_know_and_what_is_empty(String query) {
    oktaDeactivates("00u1");

    deactivate(okta(), "&" + query, user("00u1"))
        .isSuccess(
            "deactivated",
            """
            {"id": "00u1", "status": "inactive",
             "remote_data": {"id": "00u1", "status": "DEPROVISIONED"}}
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann%20lee", "ann+lee", "%61nn%20lee"})
  void a_plus_and_an_escape_are_a_space(String actor) {
    oktaDeactivates("00u1");

    deactivate(okta(), "&actor=" + actor, user("00u1"));

    assertEquals("ann lee", log.audit().get(0).path("actor").textValue());
  }
}
