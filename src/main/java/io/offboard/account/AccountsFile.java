package io.offboard.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.WatchedFile;
import io.offboard.error.AccountMisconfiguredException;
import io.offboard.error.AccountNotFoundException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The integrated accounts of a YAML file. A single wrong account is reported when the file is read,
 * and only calls to it fail.
 */
public final class AccountsFile implements AccountResolver {
  private static final Logger LOG = LoggerFactory.getLogger(AccountsFile.class);

  private final Placeholders placeholders;
  private final AccountReader reader;
  private final WatchedFile<Map<UUID, Supplier<IntegratedAccount>>> accounts;

  /**
   * Reads the file for the first time.
   *
   * @param file a YAML file with a list {@code accounts}
   * @param placeholders tells which accounts follow a mounted file
   * @param reader makes an account of an entry
   * @throws IllegalStateException if the file cannot be read as a whole
   */
  public AccountsFile(Path file, Placeholders placeholders, AccountReader reader) {
    this.placeholders = placeholders;
    this.reader = reader;
    this.accounts = new WatchedFile<>(file, "accounts", this::accounts);
  }

  @Override
  public IntegratedAccount resolve(UUID id) {
    var account = accounts.value().get(id);
    if (account == null) {
      throw new AccountNotFoundException();
    }
    return account.get();
  }

  private Map<UUID, Supplier<IntegratedAccount>> accounts(JsonNode entries) {
    var accounts = new HashMap<UUID, Supplier<IntegratedAccount>>();
    for (var entry : entries) {
      var id = id(entry);
      if (id == null) {
        LOG.error("An account without a uuid as its id is left out");
      } else if (accounts.containsKey(id)) {
        accounts.put(id, account(() -> givenTwice(id)));
      } else {
        accounts.put(id, account(() -> reader.read(id, entry)));
      }
    }
    return Map.copyOf(accounts);
  }

  /** A wrong account is reported now, and read again at each call, which then fails or heals. */
  private Supplier<IntegratedAccount> account(Supplier<IntegratedAccount> read) {
    try {
      return placeholders.live(read);
    } catch (AccountMisconfiguredException e) {
      LOG.error("{}", e.getMessage());
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
}
