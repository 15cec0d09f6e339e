package io.offboard.http;

import io.offboard.util.Sha256;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The pages for people, and what they are made of: the API's document, its reference page and the
 * console. They need no token, have nothing from another host, and set no cookie; what they show
 * they get with the token that is typed into them.
 */
final class Pages {
  private static final String ALLOWED = "GET, HEAD";
  private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "yaml", "application/yaml");

  /** Each is served at its own path; a page beside its folder, so that its links are relative. */
  private static final List<String> FILES =
      List.of(
          "openapi.yaml",
          "docs.html",
          "docs/docs.js",
          "docs/swagger-ui.css",
          "docs/swagger-ui-bundle.js",
          "console.html",
          "console/console.css",
          "console/console.js",
          "console/api.js",
          "console/dom.js",
          "console/words.js",
          "console/leavers.js",
          "console/card.js",
          "console/form.js",
          "console/icon.svg");

  private Pages() {}

  /**
   * Adds the pages to a server's router.
   *
   * @param router the router
   */
  static void serve(Router router) {
    for (var file : FILES) {
      var page = Page.read(file);
      var path = "/" + file.replace(".html", "");
      router.route(path).handler(request -> answer(request, page));
    }
  }

  private static void answer(RoutingContext request, Page page) {
    if (!METHODS.contains(request.request().method())) {
      request.response().putHeader("Allow", ALLOWED);
      ServerErrors.answer(request, 405);
      return;
    }
    var response =
        request
            .response()
            .putHeader("Content-Security-Policy", POLICY)
            .putHeader("X-Content-Type-Options", "nosniff")
            .putHeader("Referrer-Policy", "no-referrer")
            .putHeader("Cache-Control", "no-cache")
            .putHeader("ETag", page.version());
    if (request.request().path().endsWith("/")) {
      response.setStatusCode(308).putHeader("Location", page.fromBelow()).end();
    } else if (page.version().equals(request.request().getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
    } else {
      response.putHeader("Content-Type", page.mediaType()).end(page.content());
    }
  }

  private record Page(String name, String mediaType, String version, Buffer content) {

    static Page read(String file) {
      try (var stream = Pages.class.getResourceAsStream("/" + file)) {
        if (stream == null) {
          throw new IllegalStateException("The file " + file + " is missing: build with Maven.");
        }
        var bytes = stream.readAllBytes();
        var ending = file.substring(file.lastIndexOf('.') + 1);
        var name = file.substring(file.lastIndexOf('/') + 1).replace(".html", "");
        var version = "\"%s\"".formatted(Sha256.hex(bytes));
        return new Page(name, MEDIA_TYPES.get(ending), version, Buffer.buffer(bytes));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Where the page is, seen from the same path with a slash at its end. */
    String fromBelow() {
      return "../" + name;
    }
  }
}
