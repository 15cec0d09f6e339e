package io.offboard.bench.spring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The integrated accounts, read once. */
@Component
class Accounts {
  private final Map<UUID, Account> byId = new HashMap<>();

  record Account(String orgUrl, String apiToken) {}

  Accounts(@Value("${ACCOUNTS}") Path file, ObjectMapper json) throws IOException {
    for (JsonNode account : json.readTree(file.toFile()).get("accounts")) {
      var context = account.get("context");
      byId.put(
          UUID.fromString(account.get("id").textValue()),
          new Account(context.get("org_url").textValue(), context.get("api_token").textValue()));
    }
  }

  Optional<Account> find(UUID id) {
    return Optional.ofNullable(byId.get(id));
  }
}
