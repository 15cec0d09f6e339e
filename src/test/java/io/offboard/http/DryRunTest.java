package io.offboard.http;

import static io.offboard.http.RequestReading.ID;
import static io.offboard.http.RequestReading.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.error.InvalidRequestException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DryRunTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dry_run=true",
        "dry_run=false",
        "dryRun=true",
        "dry_run=",
        "dry_run",
        "dryRun[]=1",
        "dry_run[a][b]=1",
        "dry_run%5B%5D=1",
        "%64ry%5Frun=1",
        "dry_run[=1",
        "dry_run]x=1",
        "dry_run[1][2][3][4][5][6]=1",
        "dry_run[%0A]",
        "x=1&dry_run=1&x=2"
      })
  void a_dry_run_is_not_built_yet_in_whatever_form(String query) {
    var error = refusal("integrated_account_id=" + ID + "&" + query);
    assertEquals(501, error.statusCode());
    assertTrue(error.getMessage().contains("not built"), error.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "actor=%zz&", "actor[]=x&", "a[1][2][3][4][5][6]&", "dry_run[%zz]&", "%ff&"})
  void a_dry_run_wins_over_all_else_that_is_wrong(String query) {
    var error =
        assertThrows(
            InvalidRequestException.class,
            () -> DeactivateRequestReader.read(query + "dry_run=%zz", new byte[] {'['}));
    assertEquals(501, error.statusCode());
  }
}
