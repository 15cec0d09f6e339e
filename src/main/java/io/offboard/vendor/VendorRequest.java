package io.offboard.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/**
 * One request to a vendor.
 *
 * @param method the HTTP method
 * @param uri the vendor's address with the path, percent-encoded, without a query
 * @param rawQuery the query, percent-encoded; null for none
 * @param body the JSON to send; null for none
 */
public record VendorRequest(String method, URI uri, String rawQuery, JsonNode body) {}
