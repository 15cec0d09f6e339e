package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.blackbox.FaultMatrix.Cell;
import io.offboard.blackbox.FaultMatrix.Expected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/fault-matrix.md} the same as the matrix that is tested. */
class FaultMatrixPageTest {
  private static final Path PAGE = Path.of("docs", "fault-matrix.md");
  private static final String INTRODUCTION =
      """
      # What comes of a fault

      A deactivate call can fail in many ways, and some of them leave open whether the vendor made
      the change. This table says what the service then does and answers, for each fault that can
      strike the deactivate call, for each vendor, and with the read-back after a clear success on or
      off (`confirm`). The answers to all other calls are good.

      Each cell has the HTTP status; then `Offboard-Outcome`, or *vendor's* for an error that is
      passed on as the vendor's own (`truto_is_remote_error`), or *ours*; then `Retry-After`, where
      it is given; and below, the requests that reach the vendor, in their order:

      * **D** is a deactivate call, **R** a read-back. `D R D R` are two attempts, each followed by
        one read-back. An attempt that is refused a connection reaches nobody.
      * **r** is the read before a SCIM account's write with `update: put`, which writes back what
        was read: `rD R` is one attempt, followed by one read-back. The fault strikes the write
        only; *refused* refuses the read before it, too.
      * A time is what passes between the requests, in all. No answer ever takes longer than the
        deadline (25 s).

      The column *Change* tells what the vendor made of the calls that the fault struck:

      * *applied*: it made the change all the same, at the first of them.
      * *not applied, then well*: it did nothing, and the fault strikes only the first call.
      * *not applied, stays ill*: it did nothing, and the fault strikes every call.

      The faults: *timeout* is a vendor that takes the request and never answers; *refused* one that
      takes no connection; *drop after send* one that takes the request and closes the connection; a
      *429* is *fitting* if it can be waited out within the deadline (here 8 s; else 60 s).

      SCIM's first two columns are those of `update: patch`, and of `update: patch_value`, with which
      every cell comes to the same.

      This page is written by a test from `src/test/resources/fault-matrix.json`, and another test
      runs every cell of it. After a change of that file, write the page anew:

          mvn test -Dtest=FaultMatrixPageTest -Dfault-matrix.write=true

      | Fault | Change | Okta | Okta, `confirm: false` | Vanta | Vanta, `confirm: false` | SCIM | SCIM, `confirm: false` | SCIM, `update: put` | SCIM, `update: put`, `confirm: false` |
      |---|---|---|---|---|---|---|---|---|---|
      """;

  @Test
  void the_page_shows_the_matrix() throws IOException {
    var page = INTRODUCTION + rows();
    if (Boolean.getBoolean("fault-matrix.write")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page);
    }
    assertEquals(page, Files.readString(PAGE), "Write the page anew: -Dfault-matrix.write=true");
  }

  private static String rows() {
    return FaultMatrix.cells().stream()
        .collect(
            Collectors.groupingBy(
                cell -> "| %s | %s |".formatted(cell.fault(), cell.change()),
                LinkedHashMap::new,
                Collectors.toList()))
        .entrySet()
        .stream()
        .map(row -> row.getKey() + cells(row.getValue()) + "\n")
        .collect(Collectors.joining());
  }

  private static String cells(List<Cell> row) {
    var impossible = row.get(0).impossible();
    return impossible == null
        ? row.stream().map(cell -> text(cell.expect())).collect(Collectors.joining())
        : " impossible: %s |".formatted(impossible) + " – |".repeat(7);
  }

  private static String text(Expected expect) {
    var said =
        expect.outcome() == null ? expect.remote() ? "*vendor's*" : "*ours*" : expect.outcome();
    return " %d %s%s<br>%s%s |"
        .formatted(
            expect.status(),
            said,
            expect.retryAfter() == null ? "" : ", retry after " + expect.retryAfter(),
            expect.requests().isEmpty() ? "nothing" : "`" + expect.requests() + "`",
            expect.seconds() == 0 ? "" : ", " + expect.seconds() + " s");
  }
}
