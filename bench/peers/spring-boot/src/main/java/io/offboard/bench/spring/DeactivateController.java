package io.offboard.bench.spring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.server.ResponseStatusException;

@RestController
class DeactivateController {
  private final byte[] authorization;
  private final Accounts accounts;
  private final RestClient vendors;

  record DeactivateRequest(String user_id) {}

  DeactivateController(
      @Value("${API_TOKEN}") String apiToken, Accounts accounts, RestClient.Builder vendors) {
    this.authorization = ("Bearer " + apiToken).getBytes(UTF_8);
    this.accounts = accounts;
    this.vendors = vendors.build();
  }

  @PostMapping("/unified/user-directory/users/deactivate")
  ResponseEntity<UnifiedUser> deactivate(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
      @RequestParam("integrated_account_id") UUID accountId,
      @RequestBody DeactivateRequest request) {
    if (!MessageDigest.isEqual(this.authorization, authorization.getBytes(UTF_8))) {
      throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "Send a valid api token.");
    }
    if (request.user_id() == null || request.user_id().isEmpty()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Give user_id.");
    }
    var account =
        accounts
            .find(accountId)
            .orElseThrow(
                () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No such account."));
    var answer = call(account, request.user_id());
    var user = UnifiedUser.of(answer.getBody(), request.user_id());
    return ResponseEntity.ok().headers(headers(answer.getHeaders())).body(user);
  }

  private ResponseEntity<OktaUser> call(Accounts.Account account, String userId) {
    try {
      return vendors
          .post()
          .uri(account.orgUrl() + "/api/v1/users/{id}/lifecycle/deactivate", userId)
          .header(HttpHeaders.AUTHORIZATION, "SSWS " + account.apiToken())
          .retrieve()
          .toEntity(OktaUser.class);
    } catch (RestClientResponseException e) {
      throw new ResponseStatusException(e.getStatusCode(), "The vendor answered with an error.", e);
    }
  }

  private static HttpHeaders headers(HttpHeaders vendor) {
    var reset = Long.parseLong(vendor.getFirst("x-rate-limit-reset"));
    var headers = new HttpHeaders();
    headers.set("Offboard-Outcome", "deactivated");
    headers.set("Offboard-Request-Id", UUID.randomUUID().toString());
    headers.set("ratelimit-limit", vendor.getFirst("x-rate-limit-limit"));
    headers.set("ratelimit-remaining", vendor.getFirst("x-rate-limit-remaining"));
    headers.set("ratelimit-reset", Long.toString(reset - Instant.now().getEpochSecond()));
    return headers;
  }
}
