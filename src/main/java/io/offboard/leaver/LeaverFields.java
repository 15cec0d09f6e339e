package io.offboard.leaver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.offboard.error.InvalidRequestException;
import io.offboard.util.Uuids;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads fields of a JSON object, and names one that is not what it should be. */
record LeaverFields(JsonNode fields, String prefix) {

  static LeaverFields of(JsonNode fields) {
    return new LeaverFields(fields, "");
  }

  /**
   * Lets no other field pass: what is misspelt would count as left out, and mean something else.
   */
  LeaverFields only(List<String> names) {
    for (var name : (Iterable<String>) fields::fieldNames) {
      if (!names.contains(name)) {
        throw new InvalidRequestException(
            "Give no field %s%s: there are only %s."
                .formatted(
                    prefix,
                    name,
                    names.stream().map(prefix::concat).collect(Collectors.joining(", "))));
      }
    }
    return this;
  }

  boolean has(String name) {
    return fields.hasNonNull(name);
  }

  /** A text; null if it is not given. */
  String text(String name) {
    if (!has(name)) {
      return null;
    }
    var value = fields.get(name);
    if (!value.isTextual()) {
      throw wrong(name, "a string");
    }
    return value.textValue();
  }

  boolean flag(String name) {
    if (has(name) && !fields.get(name).isBoolean()) {
      throw wrong(name, "true or false");
    }
    return fields.path(name).asBoolean();
  }

  /** An object; empty if it is not given. */
  LeaverFields object(String name) {
    if (has(name) && !fields.get(name).isObject()) {
      throw wrong(name, "an object");
    }
    var value = has(name) ? fields.get(name) : JsonNodeFactory.instance.objectNode();
    return new LeaverFields(value, prefix + name + ".");
  }

  /** A moment; null if it is not given. */
  Instant instant(String name) {
    var text = text(name);
    if (text == null) {
      return null;
    }
    try {
      var moment = OffsetDateTime.parse(text);
      if (moment.getYear() > 0 && moment.getYear() < 9999) {
        return moment.toInstant();
      }
    } catch (DateTimeException e) {
      throw wrong(name, "a time with its zone, like 2026-11-30T17:00:00Z");
    }
    throw wrong(name, "a time of the years 1 to 9998");
  }

  /** A span of time that is longer than nothing, and not longer than some other. */
  Duration duration(String name, Duration otherwise, Duration longest) {
    var text = text(name);
    var duration = text == null ? otherwise : duration(name, text, longest);
    if (duration.isNegative() || duration.isZero() || duration.compareTo(longest) > 0) {
      throw tooLong(name, longest);
    }
    return duration;
  }

  /** Java knows weeks only beside years and months, whose length differs. */
  private Duration duration(String name, String text, Duration longest) {
    try {
      if (!text.endsWith("W")) {
        return Duration.parse(text);
      }
      var weeks = Period.parse(text);
      if (weeks.toTotalMonths() == 0) {
        return Duration.ofDays(weeks.getDays());
      }
    } catch (DateTimeException | ArithmeticException e) {
      throw tooLong(name, longest);
    }
    throw tooLong(name, longest);
  }

  private InvalidRequestException tooLong(String name, Duration longest) {
    return wrong(
        name, "an ISO 8601 duration of at most P%dD, like P14D".formatted(longest.toDays()));
  }

  static UUID uuid(String name, String text) {
    return Uuids.read(text)
        .orElseThrow(() -> new InvalidRequestException("Give " + name + " as uuids of accounts."));
  }

  InvalidRequestException wrong(String name, String as) {
    return new InvalidRequestException("Give %s%s as %s.".formatted(prefix, name, as));
  }
}
