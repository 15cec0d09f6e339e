package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** truto_exclude_fields and truto_ignore_remote_data. */
class LeftOutFieldsTest extends BlackBoxTest {
  private static final String ANSWER =
      "{\"id\":\"00u1\",\"job\":[{\"id\":\"j1\",\"state\":\"done\"}]}";
  private static final String READ =
      "{\"id\":\"00u1\",\"status\":\"DEPROVISIONED\",\"profile\":{\"email\":\"ada@example.com\"}}";
  private static final String EMAILS =
      "[{\"email\":\"ada@example.com\",\"type\":\"primary\",\"is_primary\":true}]";

  @BeforeEach
  void deactivateAnyUser() {
    vendor.expect("POST", "/api/v1/users/00u1/lifecycle/deactivate").answer(200, ANSWER);
    vendor.expect("GET", "/api/v1/users/00u1").answer(200, READ);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "truto_exclude_fields=id,status",
        "truto_exclude_fields=id%2C+status%2C",
        "truto_exclude_fields=id&truto_exclude_fields=status",
        "truto_exclude_fields[]=id&truto_exclude_fields[]=status",
        "truto_exclude_fields[]=id,status",
        "truto_exclude_fields[0]=id&truto_exclude_fields[1]=status",
        "truto_exclude_fields%5B%5D=id&truto_exclude_fields%5B%5D=status",
        "truto_exclude_fields%5B0%5D=id&truto_exclude_fields%5B1%5D=status",
        "truto_exclude_fields[7]=id,none&truto_exclude_fields=status&truto_exclude_fields[]=a.b"
      })
  void fields_are_left_out_however_they_are_listed(String query) {
    deactivate("&truto_ignore_remote_data=true&" + query)
        .isSuccess("deactivated", "{\"emails\":%s}".formatted(EMAILS));
  }

  @Test
  void a_dotted_name_reaches_into_objects_and_lists() {
    var fields = "emails.type,emails.is_primary,remote_data.profile,remote_data.id,id.x,emails.x.y";

    deactivate("&truto_exclude_fields=" + fields)
        .isSuccess(
            "deactivated",
            """
            {"id": "00u1", "status": "inactive", "emails": [{"email": "ada@example.com"}],
             "remote_data": {"status": "DEPROVISIONED"}}
            """);
  }

  @Test
  void fields_are_left_out_of_the_raw_answer() {
    deactivate("&truto_response_format=raw&truto_exclude_fields=id,job.state")
        .isSuccess("deactivated", "{\"job\": [{\"id\": \"j1\"}]}");
  }

  @Test
  void fields_are_left_out_of_the_fixed_shape() {
    var reply = deactivate("&truto_response_format=normalized&truto_exclude_fields=id,emails.type");

    assertFalse(reply.json().has("id"));
    assertEquals(
        Reply.parse("[{\"email\": \"ada@example.com\", \"is_primary\": true}]"),
        reply.json().path("emails"));
    assertTrue(reply.json().path("bio").isNull());
  }

  @ParameterizedTest
  @CsvSource({
    "unified,true,false",
    "unified,false,true",
    "normalized,true,false",
    "normalized,false,true"
  })
  void remote_data_is_left_out_on_demand(String format, boolean ignore, boolean present) {
    var query = "&truto_response_format=%s&truto_ignore_remote_data=%s".formatted(format, ignore);

    assertEquals(present, deactivate(query).json().has("remote_data"));
  }

  @Test
  void raw_is_no_remote_data() {
    deactivate("&truto_response_format=raw&truto_ignore_remote_data=true")
        .isSuccess("deactivated", ANSWER);
  }

  private Reply deactivate(String query) {
    return deactivate(okta(), query, user("00u1"));
  }
}
