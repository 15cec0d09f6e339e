package io.offboard.blackbox;

import io.offboard.fixture.Service;
import io.offboard.fixture.TransformFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts with a transform of their own, from the operator's directory. */
class OwnTransformTest extends BlackBoxTest {
  private static final String USER =
      "{\"id\":\"00u1\",\"status\":\"DEPROVISIONED\",\"profile\":{\"firstName\":\"Ada\",\"employeeNumber\":\"7\",\"badge\":\"B7\"}}";

  @TempDir static Path directory;

  @Override
  Service configured(Service plain) {
    TransformFiles.write(directory, "acme/user", AccountsPage.transformAfter("user: acme/user"));
    return plain.with("offboard.transforms.dir", directory.toString());
  }

  @Test
  void a_customers_attribute_gets_into_the_unified_user() {
    oktaShowsTheUser();

    deactivate(
            okta("transforms: {user: acme/user}"), "&truto_ignore_remote_data=true", user("00u1"))
        .isSuccess(
            "deactivated",
            "{\"id\": \"00u1\", \"first_name\": \"Ada\", \"name\": \"Ada\", \"status\": \"inactive\","
                + " \"identifiers\": {\"badge\": \"B7\", \"employee_number\": \"7\"}}");
  }

  @Test
  void other_accounts_do_without() {
    oktaShowsTheUser();

    deactivate(okta(), "&truto_ignore_remote_data=true", user("00u1"))
        .isSuccess(
            "deactivated",
            "{\"id\": \"00u1\", \"first_name\": \"Ada\", \"name\": \"Ada\", \"status\": \"inactive\","
                + " \"identifiers\": {\"employee_number\": \"7\"}}");
  }

  @Test
  void one_that_was_not_loaded_makes_its_account_misconfigured() {
    deactivate(okta("transforms: {user: acme/other}"), user("00u1"))
        .isError(500, "misconfigured: transforms.user names no transform that could be loaded");

    assertNothingWasSent();
  }

  private void oktaShowsTheUser() {
    vendor.expect("POST", "/api/v1/users/00u1/lifecycle/deactivate").answer(200, "{}");
    vendor.expect("GET", "/api/v1/users/00u1").answer(200, USER);
  }
}
