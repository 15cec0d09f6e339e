package io.offboard.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.offboard.beans.Settings;
import io.offboard.store.AuditRows;
import io.offboard.store.Store;
import io.offboard.store.StoreSettings;
import io.offboard.util.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads and writes the audit from the command line; it needs the store's settings only. */
final class AuditCommand {
  static final String EXPORT = "--export-audit";
  static final String LOAD = "--load-audit";

  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");
  private static final String LINE = "{\"time\":\"";

  /** How a line of the log begins that is JSON itself, with what was logged as its message. */
  private static final String EVENT = "{\"timestamp\":\"";

  private static final String LOGGER = "offboard.audit";

  /** What stands before an audit line in a log of text; before one that was exported, nothing. */
  private static final Pattern BEFORE = Pattern.compile("(?:.* )?offboard\\.audit \\[[^\\]]*] |");

  private static final String MARK = ",\"audited\":false}";

  private AuditCommand() {}

  /**
   * Runs one of the two.
   *
   * @param arguments all of the command line
   * @return the exit code: 0, 1 if the store cannot be used, 2 if the arguments are wrong
   */
  static int run(List<String> arguments) {
    try {
      if (arguments.get(0).equals(EXPORT)) {
        export(arguments.subList(1, arguments.size()), System.out);
      } else if (arguments.size() == 2) {
        load(Path.of(arguments.get(1)), System.out);
      } else {
        throw new IllegalArgumentException(LOAD + " takes the name of a file.");
      }
      return 0;
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return 2;
    } catch (IOException | RuntimeException e) {
      System.err.println(
          e instanceof NoSuchFileException
              ? "There is no file " + e.getMessage()
              : Application.reason(e));
      return 1;
    }
  }

  /**
   * Prints audit lines as JSON, the oldest first.
   *
   * @param arguments {@code --from} and {@code --to} with an instant like {@code
   *     2026-11-30T17:00:00Z}, {@code --account} with an id, each at most once
   * @param out where to
   * @throws IllegalArgumentException if an argument is wrong; the message says which
   */
  static void export(List<String> arguments, PrintStream out) {
    var from = instant(arguments, "--from").orElse(Instant.EPOCH);
    var to = instant(arguments, "--to").orElse(END);
    var account = option(arguments, "--account").map(AuditCommand::uuid).orElse(null);
    requireKnown(arguments);
    with(Store::openToRead, audit -> audit.export(from, to, account, out::println));
  }

  /**
   * Loads audit lines that could not be written when they should have been: a line that has a row
   * already is passed over, and so is a line of the log that is no audit line.
   *
   * @param file a log of the service, or what {@link #export} printed
   * @param out gets the count of the rows that were added
   * @throws IOException if the file cannot be read
   */
  static void load(Path file, PrintStream out) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      var audited =
          lines.map(AuditCommand::message).filter(AuditCommand::isAudit).map(AuditCommand::line);
      with(Store::open, audit -> out.printf("Rows added: %d%n", audit.load(audited)));
    }
  }

  private static String message(String logged) {
    var event = logged.indexOf(EVENT);
    if (event < 0) {
      return logged;
    }
    try {
      var json = Json.read(logged.substring(event));
      return json.path("logger").asText().equals(LOGGER) ? json.path("message").asText() : "";
    } catch (JsonProcessingException e) {
      if (logged.contains(LOGGER)) {
        throw noAuditLine(logged, e);
      }
      return logged;
    }
  }

  /** Others may have logged what looks like an audit line. */
  private static boolean isAudit(String logged) {
    var line = logged.indexOf(LINE);
    return line >= 0 && BEFORE.matcher(logged.substring(0, line)).matches();
  }

  private static IllegalArgumentException noAuditLine(String logged, JsonProcessingException why) {
    return new IllegalArgumentException("No audit line, mend or remove it: " + logged, why);
  }

  /** A row's id is made of its line, so that not a character of it may change. */
  private static String line(String logged) {
    var line = logged.substring(logged.indexOf(LINE));
    try {
      Json.read(line);
    } catch (JsonProcessingException e) {
      throw noAuditLine(logged, e);
    }
    return line.endsWith(MARK) ? line.substring(0, line.length() - MARK.length()) + "}" : line;
  }

  private static void with(BiFunction<StoreSettings, Clock, Store> open, Consumer<AuditRows> work) {
    try (var context = CommandContext.open()) {
      var settings = new Settings(context).store();
      if (settings.isEmpty()) {
        throw new IllegalStateException(
            "offboard.store.url is none: there is no audit but the log.");
      }
      try (var store = open.apply(settings.get(), Clock.systemUTC())) {
        work.accept(store.audit());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<String> option(List<String> arguments, String name) {
    var at = arguments.indexOf(name);
    return at < 0 || at + 1 >= arguments.size()
        ? Optional.empty()
        : Optional.of(arguments.get(at + 1));
  }

  private static Optional<Instant> instant(List<String> arguments, String name) {
    return option(arguments, name)
        .map(
            text -> {
              try {
                return Instant.parse(text);
              } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(
                    "Give %s as an instant, like 2026-11-30T17:00:00Z.".formatted(name), e);
              }
            });
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Give --account as the id of an account, a uuid.", e);
    }
  }

  private static void requireKnown(List<String> arguments) {
    var known = List.of("--from", "--to", "--account");
    for (var i = 0; i < arguments.size(); i += 2) {
      var name = arguments.get(i);
      if (!known.contains(name)
          || i + 1 == arguments.size()
          || arguments.lastIndexOf(name) != arguments.indexOf(name)) {
        throw new IllegalArgumentException(
            EXPORT + " takes --from T, --to T and --account ID, each once: not " + name + ".");
      }
    }
  }
}
