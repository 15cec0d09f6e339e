package io.offboard.blackbox;

import org.junit.jupiter.api.Test;

/** A vendor that gives numbers where its documentation says text. */
class NumbersAsTextsTest extends BlackBoxTest {
  @Test
  void the_number_is_given_as_its_text() {
    oktaShowsNumbers();

    deactivate(okta(), "&truto_ignore_remote_data=true", user("00u1"))
        .isSuccess(
            "deactivated",
            """
            {"id": "00u1", "identifiers": {"employee_number": "1042"}, "status": "inactive",
             "phones": [{"number": "651234567890123456789012", "type": "mobile"},
                        {"number": "1000", "type": "primary"}]}
            """);
  }

  @Test
  void what_the_vendor_sent_stays_as_it_is_in_remote_data() {
    oktaShowsNumbers();

    deactivate(
            okta(),
            "&truto_exclude_fields=id,identifiers,phones,status,remote_data.profile.primaryPhone",
            user("00u1"))
        .isSuccess(
            "deactivated",
            """
            {"remote_data": {"id": "00u1", "status": "DEPROVISIONED",
              "profile": {"employeeNumber": 1042, "mobilePhone": 651234567890123456789012}}}
            """);
  }

  private void oktaShowsNumbers() {
    vendor.expect("POST", "/api/v1/users/00u1/lifecycle/deactivate").answer(200, "{}");
    vendor
        .expect("GET", "/api/v1/users/00u1")
        .answer(
            200,
            """
            {"id": "00u1", "status": "DEPROVISIONED",
             "profile": {"employeeNumber": 1042, "mobilePhone": 651234567890123456789012,
                         "primaryPhone": 1.0e3}}
            """);
  }
}
