package io.offboard.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages for people: no token is sent here. */
class PagesTest extends BlackBoxTest {
  private static final Pattern PART = Pattern.compile("(?:src|href)=\"([^\"]+)\"");
  private static final Pattern MODULE = Pattern.compile("from '\\./([^']+)'");

  @ParameterizedTest
  @CsvSource({
    "/openapi.yaml, application/yaml, openapi: 3.1",
    "/docs, text/html; charset=utf-8, swagger-ui.css",
    "/console, text/html; charset=utf-8, Offboard console",
    "/docs/swagger-ui.css, text/css; charset=utf-8, .swagger-ui",
    "/console/console.js, text/javascript; charset=utf-8, import"
  })
  void are_there_and_are_guarded(String path, String type, String text) {
    var page = get(path);

    assertEquals(200, page.status(), path);
    assertEquals(type, page.header("Content-Type"));
    assertTrue(page.http().body().contains(text), path);
    isGuarded(page);
  }

  private static void isGuarded(Reply page) {
    var policy = page.header("Content-Security-Policy");
    assertTrue(policy.contains("default-src 'none'"), policy);
    assertFalse(policy.contains("unsafe"), policy);
    assertEquals("nosniff", page.header("X-Content-Type-Options"));
    assertEquals("no-referrer", page.header("Referrer-Policy"));
    assertNull(page.header("Set-Cookie"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/console"})
  void have_all_their_parts_here(String path) {
    var parts = PART.matcher(get(path).http().body()).results().map(part -> part.group(1)).toList();

    assertTrue(parts.size() > 3, parts::toString);
    for (var part : parts) {
      assertFalse(part.contains(":") || part.startsWith("/"), part);
      assertEquals(200, get("/" + part).status(), part);
    }
  }

  @Test
  void the_consoles_modules_find_each_other() {
    for (var module : modules("console.js")) {
      modules(module).forEach(inner -> assertEquals(200, get("/console/" + inner).status(), inner));
    }
  }

  private List<String> modules(String module) {
    var source = get("/console/" + module);
    assertEquals(200, source.status(), module);
    return MODULE
        .matcher(source.http().body())
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"/docs/, ../docs", "/console/, ../console", "/openapi.yaml/, ../openapi.yaml"})
  void a_slash_at_the_end_is_led_to_the_page(String path, String location) {
    var page = get(path);

    assertEquals(308, page.status());
    assertEquals(location, page.header("Location"));
    isGuarded(page);
  }

  @Test
  void are_sent_once_to_a_browser_that_has_them() {
    var version = get("/docs/swagger-ui-bundle.js").header("ETag");

    var again =
        send(
            HttpRequest.newBuilder(service.uri("/docs/swagger-ui-bundle.js"))
                .header("If-None-Match", version));

    assertEquals(304, again.status());
    assertEquals("", again.http().body());
    isGuarded(again);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi.yaml", "/docs", "/console", "/console/console.css"})
  void other_methods_are_refused(String path) {
    var post = send(HttpRequest.newBuilder(service.uri(path)).POST(BodyPublishers.ofString("x")));

    post.isError(405, "GET").hasOnlyHeaders("Allow");
    assertEquals("GET, HEAD", post.header("Allow"));
    assertEquals(
        200,
        send(HttpRequest.newBuilder(service.uri(path)).method("HEAD", BodyPublishers.noBody()))
            .status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs/index.html", "/console/../application.properties", "/console/x"})
  void nothing_else_is_there(String path) {
    get(path).isError(404, "nothing else is here").hasOnlyHeaders();
  }

  private Reply get(String path) {
    return send(HttpRequest.newBuilder(service.uri(path)));
  }
}
