package io.offboard.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.offboard.error.AccountMisconfiguredException;
import io.offboard.transform.Transforms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Reads one account entry, given as YAML. */
final class AccountReading {
  static final UUID ID = UUID.fromString("62f44730-dd91-461e-bd6a-aedd9e0ad79d");

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private AccountReading() {}

  static IntegratedAccount read(String entry) {
    return read(entry, false);
  }

  /** {@code <name>} stands for a property function: it has the value NAME, {@code <gone>} none. */
  static IntegratedAccount read(String entry, boolean allowLoopback) {
    try {
      var yaml = YAML.readTree("id: " + ID + "\n" + entry);
      return reader(AccountReading::resolve, allowLoopback).read(ID, yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static AccountReader reader(UnaryOperator<String> placeholders, boolean allowLoopback) {
    return new AccountReader(placeholders, Transforms.load(null), new VendorHosts(), allowLoopback);
  }

  /** An account with these settings, written as {@code name: value, name: value}. */
  static String entry(String integration, String settings) {
    return "integration: %s%ncontext: { %s }".formatted(integration, settings);
  }

  static void assertMisconfigured(String setting, String problem, String entry) {
    assertMisconfigured(setting, problem, entry, false);
  }

  static void assertMisconfigured(
      String setting, String problem, String entry, boolean allowLoopback) {
    var error = assertThrows(AccountMisconfiguredException.class, () -> read(entry, allowLoopback));

    assertEquals(500, error.statusCode());
    assertEquals(
        "Integrated account %s is misconfigured: %s %s.".formatted(ID, setting, problem),
        error.getMessage());
    assertFalse(error.getMessage().contains("s3cret"), error.getMessage());
  }

  private static String resolve(String text) {
    if (text.contains("<gone>")) {
      throw new IllegalArgumentException("s3cret has no value");
    }
    return text.equals("<token>") ? "TOKEN" : text;
  }
}
