package io.offboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.offboard.fixture.ConsolePage.button;
import static io.offboard.fixture.ConsolePage.card;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.offboard.fixture.Browsing;
import io.offboard.sandbox.Sandbox;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The console by keyboard, in light and dark, on a desk and on a telephone. */
class ConsoleForEverybodyIT extends ConsoleTestBase {
  private static final String LEAVERS =
      leaver("hr-2026-1037", "leo.rossi@acme.example", "")
          + leaver("hr-2026-1038", "nora.lind@acme.example", ",\"at\":\"2099-01-01T00:00:00Z\"")
          + leaver("hr-2026-1039", "forbidden@trouble.example", "")
          + leaver("hr-2026-1040", "nils.berg@acme.example", "")
          + leaver("hr-2026-1041", "lee.park@acme.example", "")
          + leaver("hr-2026-1042", "ada.moreno@acme.example", "");

  @Test
  void a_leaver_is_begun_by_keyboard_alone() {
    var page = browsing.desk();
    page.navigate(address());
    assertThat(page.locator("#token")).isFocused();
    type(page, Sandbox.API_TOKEN, "Enter");
    assertThat(page.locator("#board-title")).isFocused();
    press(page, "Tab", "#open-form");
    press(page, "Enter", "#email");
    type(page, "ada.moreno@acme.example", "Tab");
    assertThat(page.locator("#actor")).isFocused();
    type(page, ACTOR, "Enter");
    assertThat(page.locator("#forecast-title")).isFocused();

    for (var account = 0; account < 3; account++) {
      press(page, "Tab", "#forecast-steps .step:nth-child(%d) input".formatted(account + 1));
      press(page, "Tab", "#forecast-steps .step:nth-child(%d) summary".formatted(account + 1));
    }
    press(page, "Tab", "#accept");
    press(page, "Enter", ".card h3");

    assertThat(card(page, "ada.moreno@acme.example").locator(".head")).containsText("Complete");
    assertThat(page.locator(".card h3")).isFocused();
    press(page, "Tab", ".card [data-action=evidence]");
  }

  private static void type(Page page, String text, String key) {
    page.keyboard().type(text);
    page.keyboard().press(key);
  }

  private static void press(Page page, String key, String focused) {
    page.keyboard().press(key);
    assertThat(page.locator(focused)).isFocused();
    var outline = page.locator(focused).evaluate("(one) => getComputedStyle(one).outlineStyle");
    assertTrue("solid".equals(outline), () -> "the focus cannot be seen at " + focused);
  }

  @Test
  void it_can_be_read_and_is_never_too_wide() throws Exception {
    accept(LEAVERS);
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (var width : List.of(1100, 360)) {
        var page = signedIn(width, 800, scheme);
        var name = "%s-%d".formatted(scheme.name().toLowerCase(Locale.ROOT), width);
        assertThat(card(page, "ada.moreno@acme.example").locator(".head")).containsText("Complete");
        assertThat(card(page, "lee.park@acme.example")).containsText("Next attempt");
        isFit(page, "console-" + name);

        button(page, "New leaver").click();
        page.getByText("Export as CSV").click();
        page.getByLabel("E-mail address of who leaves").fill("nils.berg@acme.example");
        page.getByLabel("E-mail address of the actor").fill(ACTOR);
        button(page, "Check first").click();
        assertThat(button(page, "Accept leaver")).isVisible();
        page.locator("#forecast-steps summary").first().click();
        isFit(page, "console-form-" + name);
      }
    }
  }

  private static void isFit(Page page, String name) {
    Browsing.isAccessible(page);
    Browsing.fits(page);
    Browsing.picture(page, name);
  }
}
