package io.offboard.beans;

import io.offboard.account.FileProperties;
import io.offboard.account.Placeholders;
import io.offboard.account.Secret;
import io.offboard.store.StoreSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/** The properties {@code offboard.*} of a context. Each key is given without that. */
public final class Settings {
  /** Every key there is, in full; docs/configuration.md says what each means. */
  public static final List<String> KEYS =
      Stream.of(
              "accounts.file",
              "api.token",
              "api.tokens.file",
              "body-timeout",
              "confirm-window",
              "deadline",
              "docs.enabled",
              "log.format",
              "max-in-flight",
              "response.wrap",
              "store.keep",
              "store.key",
              "store.old-key",
              "store.password",
              "store.pool-size",
              "store.required",
              "store.url",
              "store.user",
              "transforms.dir",
              "url",
              "vendor.allow-loopback",
              "vendor.connect-timeout",
              "vendor.max-in-flight-per-account",
              "vendor.response-timeout")
          .map("offboard."::concat)
          .toList();

  private static final String NO_STORE = "none";

  private final CamelContext context;
  private final Placeholders placeholders;

  /**
   * Reads the properties of a context: {@code {{file:PATH}}} works from here on.
   *
   * @param context the context
   */
  public Settings(CamelContext context) {
    this.context = context;
    var mounted = new FileProperties();
    context.getPropertiesComponent().addPropertiesFunction(mounted);
    this.placeholders = new Placeholders(context, mounted);
  }

  Placeholders placeholders() {
    return placeholders;
  }

  /**
   * A text, or another one if there is none.
   *
   * @throws IllegalArgumentException if the key is not one of {@link #KEYS}
   */
  public String text(String key, String otherwise) {
    var name = "offboard." + key;
    if (!KEYS.contains(name)) {
      throw new IllegalArgumentException(name + " is not among the keys that there are.");
    }
    return placeholders.resolve("{{%s:%s}}".formatted(name, otherwise));
  }

  /** A text as it is at each use, for one that a file may change; empty if there is none. */
  public Supplier<String> live(String key) {
    return placeholders.live(() -> text(key, "").strip());
  }

  /**
   * A whole number from 1 on.
   *
   * @throws IllegalArgumentException if it is none; the message names the key
   */
  public int number(String key, int otherwise) {
    var text = text(key, Integer.toString(otherwise)).strip();
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw new IllegalArgumentException(
          "offboard.%s has to be a whole number from 1 on.".formatted(key));
    }
    return Integer.parseInt(text);
  }

  /**
   * True or false.
   *
   * @throws IllegalArgumentException if it is neither; the message names the key
   */
  public boolean flag(String key, boolean otherwise) {
    var text = text(key, Boolean.toString(otherwise)).strip();
    if (!text.matches("(?i)true|false")) {
      throw new IllegalArgumentException("offboard.%s has to be true or false.".formatted(key));
    }
    return Boolean.parseBoolean(text);
  }

  /**
   * A duration above zero, for example {@code 10s}.
   *
   * @throws IllegalArgumentException if it is none; the message names the key
   */
  public Duration duration(String key, String otherwise) {
    var text = text(key, otherwise).strip();
    var duration = context.getTypeConverter().tryConvertTo(Duration.class, text);
    if (duration == null || duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException(
          "offboard.%s has to be a time above zero, like 500ms, 25s or 1m.".formatted(key));
    }
    return duration;
  }

  /** What is said about the store; empty if there is to be none. */
  public Optional<StoreSettings> store() {
    var url = text("store.url", NO_STORE);
    if (url.equals(NO_STORE)) {
      return Optional.empty();
    }
    var user = text("store.user", "");
    return Optional.of(
        new StoreSettings(
            url,
            user.isEmpty() ? null : user,
            secret("store.password"),
            number("store.pool-size", StoreSettings.POOL_SIZE),
            secret("store.key"),
            secret("store.old-key")));
  }

  private Secret secret(String key) {
    var value = text(key, "").strip();
    return value.isEmpty() ? null : new Secret(value);
  }
}
