package io.offboard.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.offboard.util.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Chromium that is installed on this machine, and the pages that a test opens in it. */
final class Browsing implements AutoCloseable {
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");
  private static final Path PICTURES = Path.of("target", "pictures");

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> complaints = new ArrayList<>();

  private Browsing(Playwright playwright, Path chromium) {
    this.playwright = playwright;
    this.browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(ARGUMENTS));
  }

  /** Starts the browser; without one, the test is skipped. */
  static Browsing start() {
    var chromium = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
    assumeTrue(Files.isExecutable(chromium), () -> "no Chromium at " + chromium);
    var without = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    return new Browsing(
        Playwright.create(new Playwright.CreateOptions().setEnv(without)), chromium);
  }

  /** A page of the size of a desk. */
  Page desk() {
    return page(1100, 800, ColorScheme.LIGHT);
  }

  /** A page with nothing remembered from others; what it complains of is kept. */
  Page page(int width, int height, ColorScheme scheme) {
    var context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin")
                .setColorScheme(scheme));
    watch(context);
    return context.newPage();
  }

  private void watch(BrowserContext context) {
    context.onConsoleMessage(
        message -> {
          // That an answer was no success is what some tests are about.
          if (message.type().equals("error") && !message.text().startsWith("Failed to load")) {
            complaints.add(message.text());
          }
        });
    context.onWebError(error -> complaints.add(error.error()));
    context.onRequest(
        request -> {
          if (!request.url().matches("(http://127\\.0\\.0\\.1:|blob:|data:).*")) {
            complaints.add("asked another host: " + request.url());
          }
        });
  }

  /** Nothing was against the content security policy, wrong in a script, or from elsewhere. */
  void complainedOfNothing() {
    assertEquals(List.of(), complaints);
  }

  /** Checks a page as it is by the rules of WCAG 2.2 that a program can check. */
  static void isAccessible(Page page) {
    try (var script = Browsing.class.getResourceAsStream("/axe.min.js")) {
      page.evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
      var found = page.evaluate("() => axe.run().then((all) => JSON.stringify(all.violations))");
      var violations = new ArrayList<String>();
      for (JsonNode one : Json.MAPPER.readTree((String) found)) {
        one.path("nodes").forEach(node -> violations.add(one.path("help").asText() + ": " + node));
      }
      assertEquals(List.of(), violations);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A page is never wider than its window. */
  static void fits(Page page) {
    var wider =
        page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertEquals(0, wider, "wider than the window");
  }

  /** Keeps a picture of what is seen of a page at first, for people to look at. */
  static void picture(Page page, String name) {
    page.evaluate("() => scrollTo(0, 0)");
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
