package io.offboard.account;

import io.offboard.fixture.LoggedLines;
import io.offboard.util.FileWatch;
import io.offboard.util.WatchedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** An accounts file that is written by the test, and what is logged about it. */
abstract class AccountsFileTestBase {
  static final UUID FIRST = UUID.fromString("00000000-0000-4000-8000-000000000001");
  static final UUID SECOND = UUID.fromString("00000000-0000-4000-8000-000000000002");

  @TempDir Path directory;
  final LoggedLines log = new LoggedLines(AccountsFile.class);
  final LoggedLines fileLog = new LoggedLines(WatchedFile.class);
  final FileWatch watch = new FileWatch(Duration.ofSeconds(1));
  private Instant modified = Instant.parse("2025-11-23T10:00:00Z");

  @AfterEach
  void closeLog() {
    log.close();
    fileLog.close();
  }

  Path file() {
    return directory.resolve("accounts.yaml");
  }

  AccountsFile open() {
    var files = new FileProperties();
    var context = new DefaultCamelContext();
    context.getPropertiesComponent().addPropertiesFunction(files);
    var placeholders = new Placeholders(context, files);
    var reader = AccountReading.reader(placeholders::resolve, false);
    return new AccountsFile(file(), watch, placeholders, reader);
  }

  /** Writes the file, a second later than the last time, and has the change seen. */
  void write(String... entries) throws IOException {
    writeText("accounts:\n" + String.join("", entries));
  }

  void writeText(String text) throws IOException {
    Files.writeString(file(), text);
    modified = modified.plusSeconds(1);
    Files.setLastModifiedTime(file(), FileTime.from(modified));
    watch.look();
  }

  static String okta(UUID id, String subdomain) {
    return okta(id, subdomain, "s3cret");
  }

  static String okta(UUID id, String subdomain, String token) {
    return """
           - id: %s
             integration: okta
             context: { subdomain: "%s", api_token: "%s" }
         """
        .formatted(id, subdomain, token);
  }

  static String host(AccountResolver accounts, UUID id) {
    return accounts.resolve(id).baseUrl().getHost();
  }
}
