package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How user_id, actor and remote_data make the one body that Vanta gets. */
class VantaBodyTest extends BlackBoxTest {
  private static final String SUCCESS = "{\"results\":[{\"id\":\"p1\",\"status\":\"SUCCESS\"}]}";

  @Test
  void user_id_and_actor_are_enough() {
    assertSent(user("p1"), "{\"updates\":[{\"id\":\"p1\",\"acknowledgerId\":\"a1\"}]}");
  }

  @Test
  void remote_data_is_merged_into_it() {
    assertSent(
        """
        {"user_id": "p1", "remote_data": {"note": {"a": [1.50, null]}, "empty": {}, "none": null}}
        """,
        """
        {"updates": [{"id": "p1", "acknowledgerId": "a1"}],
         "note": {"a": [1.50, null]}, "empty": {}, "none": null}
        """);
  }

  @Test
  void updates_may_name_the_person_and_more() {
    assertSent(
        """
        {"remote_data": {"updates": [{"id": "p1", "acknowledgerId": "a1", "reason": "left"}]}}
        """,
        """
        {"updates": [{"id": "p1", "acknowledgerId": "a1", "reason": "left"}]}
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", \"acknowledgerId\": null"})
  void the_actor_fills_in_who_acknowledges(String nobody) {
    assertSent(
        """
        {"user_id": "p1", "remote_data": {"updates": [{"id": "p1", "reason": "left"%s}]}}
        """
            .formatted(nobody),
        """
        {"updates": [{"id": "p1", "acknowledgerId": "a1", "reason": "left"}]}
        """);
  }

  @Test
  void text_of_other_languages_than_json_stays_text() {
    assertSent(
        """
        {"user_id": "p1", "remote_data": {"{{env:PATH}}": "${body} #{1+1} RAW(x) &lt; %41"}}
        """,
        """
        {"updates": [{"id": "p1", "acknowledgerId": "a1"}],
         "{{env:PATH}}": "${body} #{1+1} RAW(x) &lt; %41"}
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"user_id":"p2","remote_data":{"updates":[{"id":"p1"}]}}                       | user_id
          {"user_id":"p1","remote_data":{"updates":[]}}                                  | one object
          {"user_id":"p1","remote_data":{"updates":[{"id":"p1"},{"id":"p1"}]}}           | one object
          {"user_id":"p1","remote_data":{"updates":[{"id":"p1"},{"id":"p2"}]}}           | one object
          {"user_id":"p1","remote_data":{"updates":[{}]}}                                | one object
          {"user_id":"p1","remote_data":{"updates":["p1"]}}                              | one object
          {"user_id":"p1","remote_data":{"updates":{"id":"p1"}}}                         | one object
          {"user_id":"p1","remote_data":{"updates":null}}                                | one object
          {"remote_data":{"updates":[{"id":1}]}}                                         | one object
          {"remote_data":{"updates":[{"id":""}]}}                                        | one object
          {"remote_data":{"updates":[{"id":"../p1"}]}}                                   | user_id
          {"remote_data":{"updates":[{"id":".."}]}}                                      | user_id
          {"remote_data":{"updates":[{"id":"p\\n1"}]}}                                   | user_id
          {"user_id":"p1","remote_data":{"updates":[{"id":"p1","acknowledgerId":"a2"}]}} | actor
          {"user_id":"p1","remote_data":{"updates":[{"id":"p1","acknowledgerId":7}]}}    | actor
          """)
  void must_name_one_person_and_one_actor(String body, String problem) {
    deactivate(vanta(), "&actor=a1", body).isError(400, problem);
    assertNothingWasSent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''        | {"user_id":"p1"}                               | ["actor"] |
          &actor=   | {"user_id":"p1"}                               | ["actor"] |
          ''        | {"remote_data":{"updates":[{"id":"p1","acknowledgerId":"a1"}]}} | ["actor"] |
          &actor=a1 | {}                                             |           | ["user_id"]
          &actor=a1 | {"remote_data":{"note":"x"}}                   |           | ["user_id"]
          ''        | {}                                             | ["actor"] | ["user_id"]
          """)
  void says_what_is_missing(String query, String body, String parameters, String fields) {
    var reply = deactivate(vanta(), query, body).isError(400, "required");

    assertMissing(parameters, reply, "missing_required_query_parameters");
    assertMissing(fields, reply, "missing_required_body_fields");
    assertNothingWasSent();
  }

  private static void assertMissing(String names, Reply reply, String insight) {
    var missing = reply.insight(insight).path("value");
    assertEquals(Reply.parse(names == null ? "" : names), missing);
  }

  private void assertSent(String body, String sent) {
    vendor.expect("POST", "/v1/people/offboard").withJson(sent).answer(200, SUCCESS);

    var reply = deactivate(vanta("confirm: false"), "&actor=a1", body);

    assertEquals(200, reply.status(), reply::toString);
  }
}
