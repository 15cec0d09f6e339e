package io.offboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.offboard.fixture.ConsolePage.button;
import static io.offboard.fixture.ConsolePage.card;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.offboard.fixture.Browsing;
import io.offboard.fixture.Service;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The console where something is wrong, or there is very much of it. */
class ConsoleTroubleIT extends ConsoleTestBase {
  private static final String LIST = "**/leavers?*";

  /**
   * A time at which a page's clock stands, so that the page does nothing by itself; 13:00 for it.
   */
  private static final String STANDING = "2099-01-01T12:00:00Z";

  private static final String MARKUP = "<img src=x onerror=alert(1)><b>bold</b>";

  @Test
  void a_wrong_token_is_told_in_plain_words() {
    var page = browsing.desk();
    signIn(page, "wrong");

    assertThat(page.locator("#sign-in-problem")).containsText("does not know this api token");
    assertThat(page.getByLabel("Api token")).isFocused();
    Browsing.isAccessible(page);
    signedIn(page);
  }

  @Test
  void the_token_is_gone_with_the_tab_and_on_sign_out() {
    var page = signedIn();
    page.reload();
    assertThat(page.locator("#board")).isVisible();
    var other = page.context().newPage();
    other.navigate(address());
    assertThat(other.getByLabel("Api token")).isVisible();

    button(page, "Sign out").click();
    page.reload();

    assertThat(page.getByLabel("Api token")).isVisible();
    assertEquals(0, page.context().cookies().size());
  }

  @Test
  void a_lost_service_is_told_and_found_again() throws Exception {
    accept(leaver("kept", "ada.moreno@acme.example", ",\"at\":\"2099-01-01T00:00:00Z\""));
    var page = browsing.desk();
    page.clock().install();
    signedIn(page);
    sandbox.close();

    assertThat(page.locator("#problem"))
        .containsText("The service cannot be reached. What you see may be old. Trying again in");
    assertThat(card(page, "ada.moreno@acme.example")).isVisible();
    Browsing.isAccessible(page);
    Browsing.picture(page, "console-lost");
    page.clock().pauseAt(STANDING);
    startSandbox();
    button(page, "Try now").click();

    assertThat(page.locator("#problem")).isHidden();
    assertThat(page.locator("#nothing")).containsText("Nobody is leaving yet");
  }

  @Test
  void a_service_without_a_store_says_that_it_has_no_leavers() {
    try (var service = new Service().start()) {
      var page = browsing.desk();
      page.navigate(service.uri("/console").toString());
      page.getByLabel("Api token").fill(Service.API_TOKEN);
      button(page, "Sign in").click();

      assertThat(page.locator("#problem")).containsText("runs without a store");
    }
  }

  @Test
  void a_thousand_leavers_are_shown_a_page_at_a_time() throws Exception {
    accept(
        IntStream.rangeClosed(1, 1000)
            .mapToObj(
                i ->
                    leaver(
                        "hr-%04d".formatted(i),
                        "ada.moreno@acme.example",
                        ",\"at\":\"2099-01-01T00:00:00Z\""))
            .collect(Collectors.joining()));
    var page = signedIn(360, 740, ColorScheme.LIGHT);
    assertThat(page.locator(".card")).hasCount(25);
    assertThat(page.locator(".card").first()).containsText("hr-1000");
    assertThat(button(page, "Newer")).isDisabled();
    Browsing.fits(page);
    Browsing.isAccessible(page);

    for (var number = 2; number <= 40; number++) {
      button(page, "Older").click();
      assertThat(page.locator("#page")).hasText("Page " + number);
    }

    assertThat(page.locator(".card").last()).containsText("hr-0001");
    assertThat(button(page, "Older")).isDisabled();
    button(page, "Newer").click();
    assertThat(page.locator(".card").last()).containsText("hr-0026");
    page.getByLabel("Show").selectOption("needs_attention");
    assertThat(page.locator("#nothing")).hasText("No leaver is in this state.");
  }

  @Test
  void nothing_that_the_service_says_is_taken_for_html() {
    var page = browsing.desk();
    page.route(LIST, route -> answer(route, MARKUP));
    signedIn(page);

    assertThat(page.locator(".card h3")).hasText(MARKUP);
    assertThat(page.locator(".card .why")).containsText(MARKUP);
    assertThat(page.locator(".card img, .card b")).hasCount(0);
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void it_looks_again_less_and_less_often_while_nothing_changes() {
    var page = browsing.desk();
    var asked = new AtomicInteger();
    page.clock().install();
    page.route(
        LIST,
        route -> {
          asked.incrementAndGet();
          answer(route, "ada.moreno@acme.example");
        });
    signedIn(page);

    awaitRounds(page, asked, 20);
    page.clock().pauseAt(STANDING);
    var updated = page.locator("#updated");
    assertThat(updated).hasText("as of 13:00:00");

    var before = asked.get();
    page.clock().runFor(59_000);
    // What the page has asked by itself comes before this.
    page.evaluate("() => fetch('leavers?limit=1')");
    assertEquals(before + 1, asked.get());
    page.clock().runFor(2_000);
    assertThat(updated).hasText(Pattern.compile("as of 13:01:0[01]"));
    assertEquals(before + 2, asked.get());
  }

  /** The next round is planned once the page has read the answer to the last one. */
  private static void awaitRounds(Page page, AtomicInteger asked, int rounds) {
    while (asked.get() < rounds) {
      page.clock().runFor(60_000);
    }
  }

  private static void answer(Route route, String text) {
    var step =
        "{\"account\":\"62f44730-dd91-461e-bd6a-aedd9e0ad79d\",\"integration\":\"okta\",\"state\":\"failed\",\"attempts\":1,\"message\":\"%1$s\"}";
    var leaver =
        "{\"id\":\"x\",\"state\":\"needs_attention\",\"person\":{\"email\":\"%1$s\"},\"at\":\"2026-01-01T00:00:00Z\",\"created_at\":\"2026-01-01T00:00:00Z\",\"give_up_at\":\"2026-02-01T00:00:00Z\",\"requested_by\":\"%1$s\",\"steps\":["
            + step
            + "]}";
    var page =
        "{\"result\":["
            + leaver
            + "],\"next_cursor\":null,\"prev_cursor\":null,\"result_count\":1}";
    route.fulfill(
        new Route.FulfillOptions()
            .setContentType("application/json")
            .setBody(page.formatted(text)));
  }

  @Test
  void an_action_that_is_refused_says_so_until_the_next_one() throws Exception {
    accept(leaver("x", "ada.moreno@acme.example", ",\"at\":\"2099-01-01T00:00:00Z\""));
    var page = signedIn();
    page.route(
        "**/leavers/x/evidence",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(404)
                    .setContentType("application/json")
                    .setBody("{\"message\":\"There is no leaver with this id.\"}")));
    var told = page.locator("#updated").textContent();
    button(page, "Download the evidence").click();
    assertThat(page.locator("#problem")).containsText("There is no leaver with this id.");
    assertThat(button(page, "Try now")).isHidden();
    assertThat(page.locator("#updated")).not().hasText(told);
    assertThat(page.locator("#problem")).isVisible();

    page.unroute("**/leavers/x/evidence");
    page.waitForDownload(() -> button(page, "Download the evidence").click());
    assertThat(page.locator("#problem")).isHidden();
  }
}
