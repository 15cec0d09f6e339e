package io.offboard.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.error.AccountMisconfiguredException;
import io.offboard.error.AccountNotFoundException;
import io.offboard.util.FileWatch;
import io.offboard.util.WatchedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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

  /** An account, and its outline, which is there while the account cannot be used. */
  private record Entry(Supplier<IntegratedAccount> account, Supplier<AccountOutline> outline) {}

  private final WatchedFile<Map<UUID, Entry>> accounts;

  /**
   * Reads the file for the first time.
   *
   * @param file a YAML file with a list {@code accounts}
   * @param watch reads it again when it changes
   * @param placeholders tells which accounts follow a mounted file
   * @param reader makes an account of an entry
   * @throws IllegalStateException if the file cannot be read as a whole
   */
  public AccountsFile(Path file, FileWatch watch, Placeholders placeholders, AccountReader reader) {
    this.accounts = watch.watch(file, "accounts", () -> new Accounts(placeholders, reader));
  }

  @Override
  public IntegratedAccount resolve(UUID id) {
    return entry(id).account().get();
  }

  @Override
  public AccountOutline outline(UUID id) {
    return entry(id).outline().get();
  }

  private Entry entry(UUID id) {
    var entry = accounts.value().get(id);
    if (entry == null) {
      throw new AccountNotFoundException();
    }
    return entry;
  }

  @Override
  public Set<UUID> ids() {
    return accounts.value().keySet();
  }

  /** The accounts of one reading. */
  private static final class Accounts implements WatchedFile.Entries<Map<UUID, Entry>> {
    private final Placeholders placeholders;
    private final AccountReader reader;
    private final Map<UUID, Entry> byId = new HashMap<>();
    private final Set<UUID> wrong = new HashSet<>();
    private boolean hasEntries;

    Accounts(Placeholders placeholders, AccountReader reader) {
      this.placeholders = placeholders;
      this.reader = reader;
    }

    @Override
    public void add(JsonNode entry) {
      hasEntries = true;
      var id = id(entry);
      if (id == null) {
        LOG.error("An account without a uuid as its id is left out");
      } else if (byId.containsKey(id)) {
        byId.put(id, made(id, () -> givenTwice(id), () -> givenTwice(id)));
      } else {
        byId.put(id, made(id, () -> reader.read(id, entry), () -> reader.outline(id, entry)));
      }
    }

    @Override
    public Map<UUID, Entry> made() throws IOException {
      if (hasEntries && wrong.size() == byId.size()) {
        throw new IOException("none of its accounts is usable");
      }
      return Map.copyOf(byId);
    }

    /** A wrong account is reported now, and read again at each call, which then fails or heals. */
    private Entry made(
        UUID id, Supplier<IntegratedAccount> read, Supplier<AccountOutline> outline) {
      try {
        var account = placeholders.live(read);
        return new Entry(account, account == read ? outline : () -> account.get().outline());
      } catch (AccountMisconfiguredException e) {
        LOG.error("{}", e.getMessage());
        wrong.add(id);
        return new Entry(read, outline);
      }
    }
  }

  private static <T> T givenTwice(UUID id) {
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
