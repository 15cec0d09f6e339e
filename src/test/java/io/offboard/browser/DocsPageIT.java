package io.offboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import io.offboard.fixture.Browsing;
import io.offboard.sandbox.Sandbox;
import org.junit.jupiter.api.Test;

/** The reference page in a real browser: the API is shown, and can be called. */
class DocsPageIT extends ConsoleTestBase {
  private static final String LIST = "#operations-Users-listUsers";

  @Test
  void every_operation_is_shown_and_one_is_called() {
    var page = browsing.desk();
    page.navigate(address().replace("/console", "/docs"));

    assertThat(page.locator(".opblock")).hasCount(10);
    assertThat(page.locator(".errors-wrapper, .version-pragma")).hasCount(0);
    authorize(page);
    page.locator(LIST + " .opblock-summary-control").click();
    Browsing.fits(page);
    page.locator(LIST + " .execute").click();

    var answer = page.locator(LIST + " .live-responses-table");
    assertThat(answer.locator("tbody .response-col_status")).containsText("200");
    assertThat(answer).containsText("ada.moreno@acme.example");
    var asked = page.locator(LIST + " .request-url").textContent();
    assertTrue(asked.contains("/unified/user-directory/users?integrated_account_id="), asked);
    Browsing.picture(page, "docs");
  }

  private static void authorize(Page page) {
    page.locator(".btn.authorize").click();
    page.locator(".auth-container input").fill(Sandbox.API_TOKEN);
    page.locator(".auth-btn-wrapper .authorize").click();
    page.locator(".btn-done").click();
  }
}
