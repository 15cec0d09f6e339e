package io.offboard.bench.spring;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Okta's user, kept as it came. */
class OktaUser {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  @JsonAnySetter
  void set(String name, Object value) {
    fields.put(name, value);
  }

  @JsonAnyGetter
  Map<String, Object> fields() {
    return fields;
  }

  String text(String name) {
    return fields.get(name) instanceof String text && !text.isEmpty() ? text : null;
  }

  String profile(String name) {
    return fields.get("profile") instanceof Map<?, ?> profile
            && profile.get(name) instanceof String text
            && !text.isEmpty()
        ? text
        : null;
  }
}
