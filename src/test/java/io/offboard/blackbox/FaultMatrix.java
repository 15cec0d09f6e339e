package io.offboard.blackbox;

import com.fasterxml.jackson.core.type.TypeReference;
import io.offboard.util.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What has to come of every way in which a deactivate call can fail. */
final class FaultMatrix {
  /** The change was made in spite of the fault. */
  static final String APPLIED = "applied";

  /** Only the first deactivate call of a cell is struck. */
  static final String THEN_WELL = "not applied, then well";

  /** Every deactivate call of a cell is struck. */
  static final String STAYS_ILL = "not applied, stays ill";

  /**
   * One combination.
   *
   * @param fault what strikes the deactivate call, and no other
   * @param change whether the vendor made the change all the same, and how often the fault strikes
   * @param vendor {@code okta}, {@code vanta} or {@code scim}; null if impossible
   * @param update the account's setting, {@code patch} or {@code put}; null if not {@code scim}
   * @param confirm the account's setting
   * @param expect what comes of it; null if impossible
   * @param impossible why there is no such combination; null if there is
   */
  record Cell(
      String fault,
      String change,
      String vendor,
      String update,
      boolean confirm,
      Expected expect,
      String impossible) {
    String name() {
      return "%s, %s, %s, %s".formatted(fault, change, vendor, String.join(", ", settings()));
    }

    /** What the account says in its context. */
    String[] settings() {
      return Stream.of(update == null ? null : "update: " + update, "confirm: " + confirm)
          .filter(Objects::nonNull)
          .toArray(String[]::new);
    }

    /** Each form of PATCH has to come to the same. */
    Stream<Cell> forms() {
      return "patch".equals(update) ? Stream.of(this, updating("patch_value")) : Stream.of(this);
    }

    private Cell updating(String setting) {
      return new Cell(fault, change, vendor, setting, confirm, expect, impossible);
    }
  }

  /**
   * What comes of a cell.
   *
   * @param status the HTTP status
   * @param outcome {@code Offboard-Outcome}; null for none
   * @param remote whether the error is passed on as the vendor's
   * @param retryAfter {@code Retry-After}; null for none
   * @param requests what reached the vendor: {@code D} for a deactivate call, {@code r} for the
   *     read that it is made of, {@code R} for a read-back; each attempt begins a new word
   * @param seconds waited between the requests
   */
  record Expected(
      int status,
      String outcome,
      boolean remote,
      String retryAfter,
      String requests,
      long seconds) {}

  private FaultMatrix() {}

  static List<Cell> cells() {
    try (var file = FaultMatrix.class.getResourceAsStream("/fault-matrix.json")) {
      return Json.MAPPER.readValue(file, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
