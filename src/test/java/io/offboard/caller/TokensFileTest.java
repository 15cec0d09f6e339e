package io.offboard.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.LoggedLines;
import io.offboard.testkit.TestClock;
import io.offboard.util.FileWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensFileTest {
  private static final String TOKEN = "s3cret-named";
  private static final Instant EXPIRES = Instant.parse("2026-12-31T00:00:00Z");
  private static final UUID ACCOUNT = UUID.fromString("62f44730-dd91-461e-bd6a-aedd9e0ad79d");

  @TempDir Path directory;
  private final TestClock clock = new TestClock(EXPIRES.minusSeconds(3600));
  private final FileWatch watch = new FileWatch(Duration.ofSeconds(1));
  private final LoggedLines log = new LoggedLines(TokensFile.class);

  @AfterEach
  void closeLog() {
    log.close();
  }

  @Test
  void knows_the_holder_of_a_token_by_its_hash() throws IOException {
    var tokens = tokens(entry("crm", TOKEN, "accounts: all"));

    assertEquals(new Caller("crm", null), tokens.holder(TOKEN).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s3cret-named ", "S3CRET-NAMED", "s3cret-name"})
  void knows_no_holder_of_another_token(String other) throws IOException {
    assertEquals(Optional.empty(), tokens(entry("crm", TOKEN, "accounts: all")).holder(other));
  }

  @Test
  void does_not_take_the_hash_for_the_token() throws IOException {
    assertEquals(
        Optional.empty(), tokens(entry("crm", TOKEN, "accounts: all")).holder(hash(TOKEN)));
  }

  @Test
  void tells_several_tokens_apart() throws IOException {
    var tokens =
        tokens(entry("crm", "s3cret-1", "accounts: all"), entry("hr", TOKEN, "accounts: []"));

    assertEquals("crm", tokens.holder("s3cret-1").orElseThrow().name());
    assertEquals("hr", tokens.holder(TOKEN).orElseThrow().name());
  }

  @Test
  void a_token_sees_the_accounts_of_its_list_only() throws IOException {
    var holder = tokens(entry("crm", TOKEN, "accounts: [" + ACCOUNT + "]")).holder(TOKEN);

    assertEquals(new Caller("crm", Set.of(ACCOUNT)), holder.orElseThrow());
    assertTrue(holder.orElseThrow().sees(ACCOUNT));
    assertFalse(holder.orElseThrow().sees(UUID.randomUUID()));
  }

  @Test
  void a_token_with_an_empty_list_sees_no_account() throws IOException {
    var holder = tokens(entry("crm", TOKEN, "accounts: []")).holder(TOKEN).orElseThrow();

    assertFalse(holder.sees(ACCOUNT));
  }

  @Test
  void a_token_opens_nothing_from_the_moment_when_it_expires() throws IOException {
    var tokens = tokens(entry("crm", TOKEN, "accounts: all", "expires: " + EXPIRES));

    clock.set(EXPIRES.minusNanos(1));
    assertTrue(tokens.holder(TOKEN).isPresent());
    clock.set(EXPIRES);
    assertTrue(tokens.holder(TOKEN).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accounts: some",
        "accounts: [all]",
        "accounts: {all: true}",
        "expires: 2027-12-31T00:00:00Z",
        "accounts: all, expires: never",
        "accounts: all, expires: 2027-12-31",
        "accounts: all, expiry: 2027-12-31T00:00:00Z",
        "accounts: all, name: ''",
        "accounts: all, sha256: abc",
      })
  void a_broken_entry_is_reported_and_opens_nothing(String settings) throws IOException {
    var name = settings.contains("name") ? "" : "name: broken, ";
    var sha256 = settings.contains("sha256") ? "" : "sha256: '" + hash(TOKEN) + "', ";
    var tokens =
        tokens("{" + name + sha256 + settings + "}", entry("crm", "s3cret-1", "accounts: all"));

    assertTrue(tokens.holder(TOKEN).isEmpty());
    assertTrue(tokens.holder("s3cret-1").isPresent());
    assertEquals(1, log.all().size(), log.all()::toString);
    assertTrue(log.all().get(0).startsWith("ERROR Api token '"), log.all()::toString);
  }

  @Test
  void an_unknown_setting_is_named() throws IOException {
    tokens(entry("crm", TOKEN, "accounts: all", "acounts: []"));

    assertEquals(
        "ERROR Api token 'crm' is left out: acounts is no known setting", log.all().get(0));
  }

  @Test
  void a_token_in_place_of_its_hash_is_not_repeated_in_the_log() throws IOException {
    tokens("{name: crm, accounts: all, sha256: " + TOKEN + "}");

    assertEquals(
        "ERROR Api token 'crm' is left out: sha256 is no SHA-256 in hex", log.all().get(0));
  }

  @Test
  void a_changed_file_is_read_again() throws IOException {
    var tokens = tokens(entry("crm", TOKEN, "accounts: all"));

    write(entry("crm", "s3cret-renewed", "accounts: all", "expires: " + EXPIRES));

    assertTrue(tokens.holder(TOKEN).isEmpty());
    assertTrue(tokens.holder("s3cret-renewed").isPresent());
  }

  @Test
  void the_last_good_tokens_stay_when_the_file_becomes_unreadable() throws IOException {
    var tokens = tokens(entry("crm", TOKEN, "accounts: all"));

    Files.writeString(file(), "tokens: [");
    watch.look();

    assertTrue(tokens.holder(TOKEN).isPresent());
  }

  @Test
  void a_missing_file_is_an_error() {
    var error =
        assertThrows(IllegalStateException.class, () -> new TokensFile(file(), watch, clock));

    assertTrue(error.getMessage().contains(file().toString()), error.getMessage());
  }

  private TokensFile tokens(String... entries) throws IOException {
    write(entries);
    return new TokensFile(file(), watch, clock);
  }

  private void write(String... entries) throws IOException {
    Files.writeString(file(), "tokens: [" + String.join(", ", entries) + "]");
    watch.look();
  }

  private Path file() {
    return directory.resolve("tokens.yaml");
  }

  private static String entry(String name, String token, String... settings) {
    return "{name: %s, sha256: '%s', %s}".formatted(name, hash(token), String.join(", ", settings));
  }

  private static String hash(String token) {
    return HexFormat.of().formatHex(TokenHash.of(token));
  }
}
