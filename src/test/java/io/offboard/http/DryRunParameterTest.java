package io.offboard.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.error.InvalidRequestException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class DryRunParameterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dry_run=true",
        "dryRun=true",
        "%64ry%5Frun=tru%65",
        "dry_run=true&dryRun=true",
        "x=1&dryRun=true&x=2"
      })
  void true_asks_for_a_dry_run(String query) {
    assertTrue(isDryRun(query));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "dry_run=false",
        "dryRun=false",
        "dry_run=false&dryRun=false",
        "remote_query[dry_run]=true",
        "dry_runs=true"
      })
  void false_nothing_or_another_name_does_not(String query) {
    assertFalse(isDryRun(query));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dry_run=",
        "dry_run",
        "dryRun",
        "dry_run=true&dryRun=",
        "dry_run=&dry_run=true",
        "dry_run=1",
        "dry_run=yes",
        "dry_run=True",
        "dryRun=TRUE",
        "dry_run=%20",
        "dry_run=true%00",
        "dry_run=+true",
        "dry_run=true,true",
        "dry_run=true and true",
        "dry_run=true&dry_run=true",
        "dry_run=false&dry_run=false",
        "dryRun=true&dryRun=false",
        "dry_run=true&dryRun=false",
        "dry_run=false&dryRun=true",
        "dry_run[]=true",
        "dry_run%5B%5D=true",
        "dryRun[0]=false",
        "dry_run[a][b]=true",
        "dry_run[]=",
        "dry_run[",
        "dry_run]x",
        "dry_run[=true",
        "dry_run]x=true",
        "dry_run[1][2][3][4][5][6]=true",
        "dry_run[%0A]"
      })
  void whatever_else_may_be_meant_so_is_refused(String query) {
    var error = assertThrows(InvalidRequestException.class, () -> isDryRun(query));
    assertEquals(400, error.statusCode());
  }

  private static boolean isDryRun(String query) {
    return DryRunParameter.isTrueIn(QueryString.parse(query));
  }
}
