package io.offboard.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.offboard.account.Credential.OAuthClient;
import io.offboard.account.IntegratedAccount;
import io.offboard.account.Secret;
import io.offboard.util.Json;
import java.net.URI;

/**
 * One request to a vendor.
 *
 * @param kind what it is for
 * @param method the HTTP method
 * @param uri the vendor's address with the path, percent-encoded, without a query
 * @param rawQuery the query, percent-encoded; null for none
 * @param accept the media type of the answer
 * @param contentType of the content; null for none
 * @param content what is sent; null for nothing
 * @param ifMatch the version of the document that the request may change; null for any
 * @param authorization the header {@code Authorization}; null until the request is authorized
 */
public record VendorRequest(
    Kind kind,
    String method,
    URI uri,
    String rawQuery,
    String accept,
    String contentType,
    byte[] content,
    String ifMatch,
    Secret authorization) {
  /** The exchange property that holds the next request. */
  public static final String PROPERTY = "vendorRequest";

  private static final String JSON = "application/json";

  /** What a request is for; vendors count some kinds together. */
  public enum Kind {
    /** The call that deactivates the user. */
    DEACTIVATE("lifecycle"),
    /** Ends the user's sessions; Okta counts it with the lifecycle calls. */
    REVOKE("lifecycle"),
    /** Reads a user. */
    READ("read"),
    /** Asks for an access token. */
    TOKEN("token");

    private final String counter;

    Kind(String counter) {
      this.counter = counter;
    }

    /** A read-back has pauses of its own, and ending sessions must leave time to deactivate. */
    public boolean mayWait() {
      return this == DEACTIVATE || this == TOKEN;
    }

    /** Whether such a request leaves users and their sessions as they are. */
    public boolean isHarmless() {
      return this == READ || this == TOKEN;
    }

    /** Whether nothing is lost if the vendor gets such a request a second time. */
    public boolean mayBeMadeTwice() {
      return isHarmless() || this == REVOKE;
    }

    /** The vendor's rate limit that this kind of request counts against. */
    public String counter() {
      return counter;
    }
  }

  /** The address of an account that the request goes to, or below. */
  public URI addressOf(IntegratedAccount account) {
    return kind == Kind.TOKEN && account.credential() instanceof OAuthClient client
        ? client.tokenUrl()
        : account.baseUrl();
  }

  /**
   * A request without a body, which asks for JSON.
   *
   * @param kind what it is for
   * @param method the HTTP method
   * @param uri where it goes, without a query
   * @param rawQuery its query, percent-encoded; null for none
   * @return the request
   */
  public static VendorRequest empty(Kind kind, String method, URI uri, String rawQuery) {
    return new VendorRequest(kind, method, uri, rawQuery, JSON, null, null, null, null);
  }

  /** The same with a JSON body. */
  public VendorRequest with(JsonNode body) {
    try {
      return with(JSON, Json.MAPPER.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same with other content. */
  public VendorRequest with(String type, byte[] body) {
    return new VendorRequest(
        kind, method, uri, rawQuery, accept, type, body, ifMatch, authorization);
  }

  /** The same in another kind of JSON. */
  public VendorRequest in(String type) {
    var bodyType = content == null ? null : type;
    return new VendorRequest(
        kind, method, uri, rawQuery, type, bodyType, content, ifMatch, authorization);
  }

  /** The same, for a document that is still in the given version. */
  public VendorRequest ifMatching(String version) {
    return new VendorRequest(
        kind, method, uri, rawQuery, accept, contentType, content, version, authorization);
  }

  /** The same with a credential. */
  public VendorRequest authorized(String scheme, Secret credential) {
    var header = new Secret(scheme + " " + credential.reveal());
    return new VendorRequest(
        kind, method, uri, rawQuery, accept, contentType, content, ifMatch, header);
  }
}
