package io.offboard.testkit;

import io.offboard.Application;
import io.offboard.vendor.Waiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.main.Main;

/** The whole service in this process, on a free port, with vendors on loopback. */
public final class Service implements AutoCloseable {
  /** Every credential in a test begins with this: the whole suite's output is searched for it. */
  public static final String SECRET = "s3cret-";

  public static final String API_TOKEN = SECRET + "api-token-1f3a";
  public static final String PATH = "/unified/user-directory/users/deactivate";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Main main = Application.service();
  private final Path accountsFile;

  public Service() {
    try {
      accountsFile = Files.createTempFile("accounts", ".yaml");
      Files.writeString(accountsFile, "accounts: []\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    with("camel.server.port", "0");
    with("camel.server.host", "127.0.0.1");
    with("camel.main.startupSummaryLevel", "Off");
    with("offboard.api.token", API_TOKEN);
    with("offboard.accounts.file", accountsFile.toString());
    with("offboard.vendor.allow-loopback", "true");
  }

  /** Sets a property; before the start. */
  public Service with(String key, String value) {
    main.addOverrideProperty(key, value);
    return this;
  }

  /** Runs on a test's clock: waiting moves it and takes no time. */
  public Service with(TestClock clock) {
    return with(clock, clock::advance);
  }

  /** Runs on a test's clock, and waits in the test's own way. */
  public Service with(TestClock clock, Waiter waiter) {
    main.bind("clock", clock);
    main.bind("waiter", waiter);
    return this;
  }

  /** Replaces the accounts file's content; picked up by the next call. */
  public Service accounts(String yaml) {
    try {
      Files.writeString(accountsFile, yaml);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes the place of one of the service's own beans; before the start. */
  public Service withBean(String name, Object bean) {
    main.bind(name, bean);
    return this;
  }

  public Service start() {
    main.start();
    return this;
  }

  public URI uri(String pathAndQuery) {
    var server = main.getCamelContext().getComponent("platform-http", PlatformHttpComponent.class);
    return URI.create("http://127.0.0.1:" + server.getEngine().getServerPort() + pathAndQuery);
  }

  /** A call with the right token and a JSON body. */
  public HttpResponse<String> deactivate(UUID account, String query, String body) {
    return send(
        request("?integrated_account_id=" + account + query)
            .header("Authorization", "Bearer " + API_TOKEN)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  public HttpRequest.Builder request(String query) {
    return HttpRequest.newBuilder(uri(PATH + query));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    main.stop();
    accountsFile.toFile().delete();
  }
}
