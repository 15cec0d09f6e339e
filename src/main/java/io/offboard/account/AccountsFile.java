package io.offboard.account;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.offboard.error.AccountMisconfiguredException;
import io.offboard.error.AccountNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The integrated accounts of a YAML file. A changed file is picked up by the next call; one that
 * cannot be read as a whole is reported, and the last good one stays.
 */
public final class AccountsFile implements AccountResolver {
  private static final Logger LOG = LoggerFactory.getLogger(AccountsFile.class);
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private final Path file;
  private final Placeholders placeholders;
  private final AccountReader reader;
  private volatile Loaded loaded;

  private record Stamp(Object modified, long size, Object inode) {}

  private record Loaded(Stamp stamp, Map<UUID, Supplier<IntegratedAccount>> accounts) {}

  /**
   * Reads the file for the first time.
   *
   * @param file a YAML file with a list {@code accounts}
   * @param placeholders resolves Camel property functions in its values
   * @param allowLoopback whether a vendor may be a stand-in on this machine
   * @throws IllegalStateException if the file cannot be read as a whole
   */
  public AccountsFile(Path file, Placeholders placeholders, boolean allowLoopback) {
    this.file = file;
    this.placeholders = placeholders;
    this.reader = new AccountReader(placeholders::resolve, allowLoopback);
    try {
      this.loaded = load(stamp());
    } catch (IOException e) {
      throw new IllegalStateException(
          "The accounts file %s cannot be read: %s".formatted(file, problem(e)));
    }
  }

  @Override
  public IntegratedAccount resolve(UUID id) {
    refresh();
    var account = loaded.accounts().get(id);
    if (account == null) {
      throw new AccountNotFoundException();
    }
    return account.get();
  }

  private void refresh() {
    var stamp = stamp();
    if (stamp.equals(loaded.stamp())) {
      return;
    }
    synchronized (this) {
      if (stamp.equals(loaded.stamp())) {
        return;
      }
      try {
        loaded = load(stamp);
        LOG.info("Accounts file {} was read again: {} accounts", file, loaded.accounts().size());
      } catch (IOException e) {
        loaded = new Loaded(stamp, loaded.accounts());
        LOG.error(
            "Accounts file {} cannot be read, the accounts stay as they were: {}",
            file,
            problem(e));
      }
    }
  }

  private Loaded load(Stamp stamp) throws IOException {
    var entries = YAML.readTree(file.toFile()).path("accounts");
    if (!entries.isArray()) {
      throw new IOException("it has no list 'accounts'");
    }
    var accounts = new HashMap<UUID, Supplier<IntegratedAccount>>();
    for (var entry : entries) {
      var id = id(entry);
      if (id == null) {
        LOG.error("Accounts file {}: an account without a uuid as its id is left out", file);
      } else if (accounts.containsKey(id)) {
        accounts.put(id, account(() -> givenTwice(id)));
      } else {
        accounts.put(id, account(() -> reader.read(id, entry)));
      }
    }
    return new Loaded(stamp, Map.copyOf(accounts));
  }

  /** A wrong account is reported now, and read again at each call, which then fails or heals. */
  private Supplier<IntegratedAccount> account(Supplier<IntegratedAccount> read) {
    try {
      return placeholders.live(read);
    } catch (AccountMisconfiguredException e) {
      LOG.error("Accounts file {}: {}", file, e.getMessage());
      return read;
    }
  }

  private static IntegratedAccount givenTwice(UUID id) {
    throw new AccountMisconfiguredException(id, "id", "is given twice");
  }

  private static UUID id(JsonNode entry) {
    try {
      return UUID.fromString(entry.path("id").asText());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Jackson's own text would quote the file, and with it a secret. */
  private static String problem(IOException e) {
    return e instanceof JsonProcessingException syntax && syntax.getLocation() != null
        ? "no valid YAML at line " + syntax.getLocation().getLineNr()
        : e.getMessage();
  }

  private Stamp stamp() {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    } catch (IOException e) {
      return new Stamp(null, -1, null);
    }
  }
}
