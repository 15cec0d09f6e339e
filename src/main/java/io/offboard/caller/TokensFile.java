package io.offboard.caller;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.util.FileWatch;
import io.offboard.util.WatchedFile;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Named api tokens in a YAML file, which knows only their hashes. */
public final class TokensFile implements ApiTokens {
  private static final Logger LOG = LoggerFactory.getLogger(TokensFile.class);
  private static final Set<String> SETTINGS = Set.of("name", "sha256", "accounts", "expires");

  private final Clock clock;
  private final WatchedFile<List<Entry>> entries;

  private record Entry(Caller caller, byte[] sha256, Instant expires) {}

  /**
   * Reads the file for the first time.
   *
   * @param file a YAML file with a list {@code tokens}
   * @param watch reads it again when it changes
   * @param clock tells when a token expires
   * @throws IllegalStateException if the file cannot be read as a whole
   */
  public TokensFile(Path file, FileWatch watch, Clock clock) {
    this.clock = clock;
    this.entries = watch.watch(file, "tokens", Entries::new);
  }

  @Override
  public Optional<Caller> holder(String token) {
    var hash = TokenHash.of(token);
    Caller holder = null;
    for (var entry : entries.value()) {
      if (MessageDigest.isEqual(entry.sha256(), hash)
          && (entry.expires() == null || clock.instant().isBefore(entry.expires()))) {
        holder = entry.caller();
      }
    }
    return Optional.ofNullable(holder);
  }

  /** The tokens of one reading. A single wrong one is reported and opens nothing. */
  private static final class Entries implements WatchedFile.Entries<List<Entry>> {
    private final List<Entry> read = new ArrayList<>();

    @Override
    public void add(JsonNode entry) {
      try {
        read.add(entry(entry));
      } catch (IllegalArgumentException | DateTimeException e) {
        LOG.error("Api token '{}' is left out: {}", entry.path("name").asText(), e.getMessage());
      }
    }

    @Override
    public List<Entry> made() {
      return List.copyOf(read);
    }
  }

  private static Entry entry(JsonNode entry) {
    entry
        .fieldNames()
        .forEachRemaining(name -> require(SETTINGS.contains(name), name + " is no known setting"));
    require(!entry.path("name").asText().isBlank(), "name is missing");
    require(entry.path("sha256").asText().matches("[0-9a-f]{64}"), "sha256 is no SHA-256 in hex");
    var expires = entry.hasNonNull("expires") ? Instant.parse(entry.get("expires").asText()) : null;
    return new Entry(
        new Caller(entry.get("name").asText(), accounts(entry.path("accounts"))),
        HexFormat.of().parseHex(entry.get("sha256").asText()),
        expires);
  }

  private static Set<UUID> accounts(JsonNode accounts) {
    if (accounts.asText().equals("all")) {
      return null;
    }
    require(accounts.isArray(), "accounts is neither a list of ids nor the word all");
    var ids = new HashSet<UUID>();
    accounts.forEach(id -> ids.add(UUID.fromString(id.asText())));
    return Set.copyOf(ids);
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
