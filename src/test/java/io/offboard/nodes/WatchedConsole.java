package io.offboard.nodes;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import io.offboard.fixture.Browsing;
import io.offboard.fixture.ConsolePage;
import java.util.regex.Pattern;

/** The console of a node in a browser; without one, it is not looked at. */
final class WatchedConsole implements AutoCloseable {
  private final Browsing browsing;
  private final Page page;

  private WatchedConsole(Browsing browsing, Page page) {
    this.browsing = browsing;
    this.page = page;
  }

  /** Signs in. */
  static WatchedConsole open(Node node) {
    if (!Browsing.isInstalled()) {
      return new WatchedConsole(null, null);
    }
    var browsing = Browsing.start();
    var page = browsing.desk();
    ConsolePage.signIn(page, node.url("/console"), Node.API_TOKEN);
    return new WatchedConsole(browsing, page);
  }

  /** Somebody is still open, and it says why, and when the next attempt is. */
  void showsOpen(String leaver, String why) {
    if (page != null) {
      page.reload();
      assertThat(ConsolePage.card(page, leaver)).containsText(Pattern.compile(why));
      assertThat(ConsolePage.card(page, leaver)).containsText("Next attempt");
    }
  }

  /** It says what is wrong; what was seen last stays, and can be asked for again. */
  void showsThatTheStoreIsLost(String leaver) {
    if (page != null) {
      show("running");
      assertThat(page.locator("#problem")).containsText("store cannot be used at the moment");
      assertThat(ConsolePage.card(page, leaver)).isVisible();
      ConsolePage.button(page, "Try now").click();
      assertThat(page.locator("#problem")).containsText("Trying again in");
    }
  }

  /** Somebody is in a state, and nothing is wrong. */
  void shows(String leaver, String state, String words) {
    if (page != null) {
      show(state);
      assertThat(ConsolePage.card(page, leaver).locator(".head")).containsText(words);
      assertThat(page.locator("#problem")).isHidden();
    }
  }

  private void show(String state) {
    page.getByLabel("Show").selectOption(state);
  }

  /** The browser complained of nothing; without one, the test was not whole. */
  void isFine() {
    assumeTrue(page != null, () -> "all but the console is right: " + Browsing.ABSENT);
    browsing.complainedOfNothing();
  }

  @Override
  public void close() {
    if (browsing != null) {
      browsing.close();
    }
  }
}
