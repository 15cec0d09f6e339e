package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.offboard.testkit.HttpAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;

class VendorHeadersTest extends BlackBoxTest {
  @Test
  void the_vendors_headers_do_not_come_back() {
    var answer =
        HttpAnswer.of(200, "{}")
            .header("Set-Cookie", "JSESSIONID=evil")
            .header("X-Custom", "evil")
            .header("X-Okta-Request-Id", "r1")
            .header("Cache-Control", "no-store")
            .header("CamelHttpUri", "http://evil.example/")
            .header("CamelHttpResponseCode", "500")
            .header("Offboard-Warning", "evil")
            .header("Retry-After", "7");
    vendor.expect("POST", "/api/v1/users/00u1/lifecycle/deactivate").answer(answer);
    vendor
        .expect("GET", "/api/v1/users/00u1")
        .answer(HttpAnswer.of(200, "{\"status\":\"DEPROVISIONED\"}").header("Set-Cookie", "a=b"));

    var reply = deactivate(okta(), user("00u1"));

    assertEquals(200, reply.status(), reply::toString);
    reply.hasOnlyHeaders("Offboard-Outcome");
  }

  @Test
  void the_vendors_headers_do_not_come_back_with_an_error() {
    vendor
        .expect("POST", "/api/v1/users/00u1/lifecycle/deactivate")
        .answer(
            HttpAnswer.of(403, "<h1>no</h1>")
                .header("Content-Type", "text/html")
                .header("Set-Cookie", "JSESSIONID=evil")
                .header("Location", "http://evil.example/")
                .header("WWW-Authenticate", "Bearer")
                .header("Allow", "GET"));

    deactivate(okta(), user("00u1")).isVendorError(403, "Forbidden").hasOnlyHeaders();
  }

  @Test
  void the_vendors_cookies_are_not_kept() {
    vendor
        .expect("POST", "/api/v1/users/00u1/lifecycle/deactivate")
        .answer(HttpAnswer.of(200, "{}").header("Set-Cookie", "sid=1; Path=/"));
    vendor.expect("GET", "/api/v1/users/00u1").answer(200, "{\"status\":\"DEPROVISIONED\"}");

    deactivate(okta(), user("00u1"));

    assertEquals(List.of(), vendor.requests().get(2).values("Cookie"));
  }
}
