package io.offboard.bench.vertx;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The integrated accounts, read once. */
record Accounts(Map<UUID, Account> byId) {

  record Account(String host, int port, String authorization) {}

  static Accounts read(String file) {
    try {
      var accounts = new HashMap<UUID, Account>();
      var content = new JsonObject(Buffer.buffer(Files.readAllBytes(Path.of(file))));
      for (var entry : content.getJsonArray("accounts")) {
        var account = (JsonObject) entry;
        var context = account.getJsonObject("context");
        var url = URI.create(context.getString("org_url"));
        accounts.put(
            UUID.fromString(account.getString("id")),
            new Account(url.getHost(), url.getPort(), "SSWS " + context.getString("api_token")));
      }
      return new Accounts(accounts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Account find(UUID id) {
    return byId.get(id);
  }
}
