package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.offboard.fixture.Service;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTokenTest extends BlackBoxTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        API_TOKEN,
        "Bearer",
        "Bearer ",
        "Basic " + API_TOKEN,
        "SSWS " + API_TOKEN,
        "Bearer wrong",
        "Bearer " + API_TOKEN + "1",
        "Bearer S3CRET-api",
        "Bearer " + API_TOKEN + ", Bearer " + API_TOKEN,
      })
  void refuses_any_other_authorization(String authorization) {
    var reply = send(call().header("Authorization", authorization));

    reply.isError(401, "Authorization: Bearer <token>").hasOnlyHeaders("WWW-Authenticate");
    assertEquals("Bearer", reply.header("WWW-Authenticate"));
    assertNothingWasSent();
  }

  @Test
  void refuses_a_call_without_authorization() {
    assertEquals("Bearer", send(call()).isError(401, "token").header("WWW-Authenticate"));
  }

  @Test
  void refuses_two_authorizations() {
    send(call().header("Authorization", "Bearer " + API_TOKEN).header("Authorization", "Bearer x"))
        .isError(401, "token");
  }

  @Test
  void takes_no_token_from_the_query() {
    var query = "?access_token=%1$s&Authorization=Bearer%%20%1$s&token=%1$s".formatted(API_TOKEN);

    send(service.request(query).POST(BodyPublishers.noBody())).isError(401, "token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer %s", "bearer %s", "BEARER   %s"})
  void takes_the_right_token_whatever_the_case_of_its_scheme(String form) {
    send(call().header("Authorization", form.formatted(API_TOKEN))).isError(404, "account");
  }

  @Test
  void says_nothing_of_the_request_to_a_stranger() {
    send(service.request("?truto_response_format=x").POST(BodyPublishers.ofString("no json")))
        .isError(401, "token");
  }

  @Test
  void follows_a_token_that_is_mounted_as_a_file(@TempDir Path directory) throws IOException {
    var file = Files.writeString(directory.resolve("token"), "first\n");
    try (var other = new Service().with("offboard.api.token", "{{file:" + file + "}}").start()) {
      assertEquals(400, status(other, "first"));
      Files.writeString(file, "second\n");
      assertEquals(401, status(other, "first"));
      assertEquals(400, status(other, "second"));
    }
  }

  @Test
  void does_not_start_without_a_token() {
    try (var other = new Service().with("offboard.api.token", "")) {
      var refused = assertThrows(RuntimeException.class, other::start);

      assertTrue(refused.toString().contains("offboard.api.token"), refused::toString);
    }
  }

  private HttpRequest.Builder call() {
    return service
        .request("?integrated_account_id=" + UUID.randomUUID())
        .POST(BodyPublishers.ofString("{}"));
  }

  private static int status(Service service, String token) {
    var request = service.request("").header("Authorization", "Bearer " + token);
    return service.send(request.POST(BodyPublishers.noBody())).statusCode();
  }
}
