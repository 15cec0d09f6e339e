package io.offboard.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offboard.DeactivateRequest;
import io.offboard.Deactivation;
import io.offboard.Json;
import io.offboard.ResponseFormat;
import io.offboard.account.Credential.ApiToken;
import io.offboard.account.Credential.ClientSecret;
import io.offboard.account.Credential.OAuthClient;
import io.offboard.account.IntegratedAccount;
import io.offboard.account.Secret;
import io.offboard.vendor.Deadline;
import io.offboard.vendor.Evidence;
import io.offboard.vendor.NoteAnswer;
import io.offboard.vendor.VendorAnswer;
import io.offboard.vendor.VendorCall;
import io.offboard.vendor.VendorHeaders;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** Accounts, requests, calls and vendor answers to begin a test with. */
public final class Samples {
  public static final UUID OKTA_ID = UUID.fromString("62f44730-dd91-461e-bd6a-aedd9e0ad79d");
  public static final UUID VANTA_ID = UUID.fromString("0f9a3c52-6f0e-4b7e-9a51-3c1d2b8e7f10");
  public static final UUID SCIM_ID = UUID.fromString("7f2c1a04-93d5-4f0e-8b62-5a9e0c4d1e37");
  public static final String OKTA_TOKEN = "00okta-token";
  public static final String SCIM_TOKEN = "scim-token";

  /** The hour at which every sample begins. */
  public static final Instant START = Instant.parse("2025-11-23T10:00:00Z");

  private Samples() {}

  public static TestClock clock() {
    return new TestClock(START);
  }

  public static IntegratedAccount okta() {
    return account(OKTA_ID, "okta", true);
  }

  public static IntegratedAccount oktaUnconfirmed() {
    return account(OKTA_ID, "okta", false);
  }

  /** Has a fixed token, so that no call asks for one. */
  public static IntegratedAccount vanta() {
    return account(VANTA_ID, "vanta", true);
  }

  public static IntegratedAccount vantaUnconfirmed() {
    return account(VANTA_ID, "vanta", false);
  }

  /** Its address has a path. */
  public static IntegratedAccount scim(boolean confirm) {
    return new IntegratedAccount(
        SCIM_ID,
        "scim",
        URI.create("https://vendor.test/scim/v2"),
        new ApiToken("Bearer", new Secret(SCIM_TOKEN)),
        confirm,
        false);
  }

  public static IntegratedAccount vantaWith(OAuthClient client) {
    return new IntegratedAccount(
        VANTA_ID, "vanta", URI.create("https://api.vanta.com"), client, true, false);
  }

  public static ClientSecret client(String clientId, String clientSecret) {
    return new ClientSecret(
        URI.create("https://api.vanta.com/oauth/token"),
        clientId,
        new Secret(clientSecret),
        "read write");
  }

  public static ClientSecret client(URI tokenUrl) {
    return new ClientSecret(tokenUrl, "c1", new Secret("s3cret"), "read write");
  }

  public static IntegratedAccount account(UUID id, String integration, boolean confirm) {
    return new IntegratedAccount(
        id,
        integration,
        URI.create("https://vendor.test"),
        new ApiToken("SSWS", new Secret(OKTA_TOKEN)),
        confirm,
        false);
  }

  public static DeactivateRequest request(ResponseFormat format) {
    return request(format, false, List.of());
  }

  public static DeactivateRequest request(
      ResponseFormat format, boolean ignoreRemoteData, List<String> excludeFields) {
    return new DeactivateRequest(
        OKTA_ID, "u1", null, object("{}"), List.of(), format, ignoreRemoteData, excludeFields);
  }

  /** A call for user u1 of actor a1, with 25 seconds left on a clock that stands. */
  public static Deactivation call(IntegratedAccount account) {
    return call(account, DeactivateRequest.of(account.id(), "u1", "a1"), clock());
  }

  public static Deactivation call(IntegratedAccount account, DeactivateRequest request) {
    return call(account, request, clock());
  }

  public static Deactivation call(
      IntegratedAccount account, DeactivateRequest request, Clock clock) {
    var call = new Deactivation("r1", new Deadline(clock, Duration.ofSeconds(25)));
    call.setRequest(request);
    call.setAccount(account);
    return call;
  }

  public static Exchange exchange(Deactivation call) {
    var exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.setProperty(Deactivation.PROPERTY, call);
    return exchange;
  }

  /** The call's last attempt was answered. */
  public static void attempted(Deactivation call, VendorAnswer answer) {
    new NoteAnswer().attempted(answered(call, answer));
  }

  /** The call's user was read. */
  public static void readBack(Deactivation call, VendorAnswer answer, Evidence shown) {
    new NoteAnswer().shows(shown, answered(call, answer));
  }

  private static Exchange answered(Deactivation call, VendorAnswer answer) {
    var exchange = exchange(call);
    exchange.setProperty(VendorCall.ANSWER, answer);
    return exchange;
  }

  /** An answer as HTTP brings it; without a body if {@code json} is empty. */
  public static VendorAnswer answer(int status, String json) {
    return answer(status, json, Map.of());
  }

  public static VendorAnswer answer(int status, String json, Map<String, Object> headers) {
    var body = json.isEmpty() ? MissingNode.getInstance() : json(json);
    return VendorAnswer.of(status, body, true, new VendorHeaders(headers, START));
  }

  public static ObjectNode object(String text) {
    return (ObjectNode) json(text);
  }

  /** JSON that may be written with single quotes. */
  public static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
