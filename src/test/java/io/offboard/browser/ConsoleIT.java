package io.offboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.offboard.fixture.ConsolePage.button;
import static io.offboard.fixture.ConsolePage.card;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.offboard.fixture.Browsing;
import io.offboard.util.Json;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the console is for: leavers are begun, watched, mended, called off and proven in it. */
class ConsoleIT extends ConsoleTestBase {
  private static final String ADA = "ada.moreno@acme.example";

  @Test
  void somebody_leaves() throws Exception {
    var page = signedIn();
    assertThat(page.locator("#nothing")).containsText("Nobody is leaving yet");

    button(page, "New leaver").click();
    page.getByLabel("E-mail address of who leaves").fill(ADA);
    page.getByLabel("E-mail address of the actor").fill(ACTOR);
    page.getByLabel("Your reference").fill("hr-2026-1042");
    button(page, "Check first").click();

    assertThat(page.locator("#forecast-title")).containsText("3 of 3 accounts could");
    assertThat(page.locator("#forecast-steps .step").first()).containsText("Could succeed");
    assertEquals(0, leavers().size());
    Browsing.isAccessible(page);
    Browsing.picture(page, "console-form");

    button(page, "Accept leaver").click();
    var card = card(page, ADA);
    assertThat(card.locator(".head")).containsText("Complete");
    assertThat(card.locator(".proof")).containsText("within the target of 24 h");
    assertThat(card.locator(".step")).hasCount(3);
    assertThat(page.locator("#announcement")).hasText(ADA + ": Complete");

    var evidence = download(page, button(card, "Download the evidence"));
    assertEquals("evidence-hr-2026-1042.json", evidence.suggestedFilename());
    var json = Json.MAPPER.readTree(Files.readString(evidence.path()));
    assertEquals("complete", json.path("state").asText());
    assertTrue(json.at("/steps/0/attempts/0/proof/0/sha256").isTextual(), json::toString);
  }

  private static Download download(Page page, Locator button) {
    return page.waitForDownload(button::click);
  }

  @Test
  void somebody_leaves_some_accounts_only_and_later() throws Exception {
    var page = signedIn();
    button(page, "New leaver").click();
    page.getByLabel("E-mail address of who leaves").fill("nora.lind@acme.example");
    page.getByLabel("E-mail address of the actor").fill(ACTOR);
    page.getByLabel("Begin").fill("2099-07-01T09:00");
    page.getByLabel("Give up after").fill("3");
    button(page, "Check first").click();
    assertThat(page.locator("#forecast-title")).containsText("2 of 3 accounts could");
    page.getByLabel("Include Vanta").uncheck();

    button(page, "Accept leaver").click();

    assertThat(card(page, "nora.lind@acme.example").locator(".head")).containsText("Scheduled");
    assertThat(card(page, "nora.lind@acme.example").locator("h3")).isFocused();
    var leaver = leavers().get(0);
    assertEquals(2, leaver.path("steps").size());
    assertEquals("2099-07-01T07:00:00Z", leaver.path("at").asText(), "Berlin's nine o'clock");
    assertEquals("2099-07-04T07:00:00Z", leaver.path("give_up_at").asText());
  }

  @Test
  void a_change_after_the_check_wants_another_check() {
    var page = signedIn();
    button(page, "New leaver").click();
    page.getByLabel("E-mail address of who leaves").fill(ADA);
    button(page, "Check first").click();
    assertThat(page.locator("#form-problem")).containsText("Give actor");
    page.getByLabel("E-mail address of the actor").fill(ACTOR);
    button(page, "Check first").click();
    assertThat(button(page, "Accept leaver")).isVisible();

    page.getByLabel("E-mail address of who leaves").fill("nora.lind@acme.example");

    assertThat(button(page, "Accept leaver")).isHidden();
  }

  @Test
  void what_is_open_says_why_and_can_be_called_off() throws Exception {
    accept(leaver("open", "nils.berg@acme.example", ""));
    var page = signedIn();
    var card = card(page, "nils.berg@acme.example");
    assertThat(card)
        .containsText(Pattern.compile("The person is not an ex-employee. Next attempt in (1|60)"));

    button(card, "Cancel").click();
    button(page, "Keep").click();
    assertThat(card.locator(".head")).containsText("Running");
    button(card, "Cancel").click();
    Browsing.isAccessible(page);
    button(page, "Cancel leaver").click();

    assertThat(card.locator(".head")).containsText("Cancelled");
    assertThat(button(card, "Cancel")).hasCount(0);
  }

  @Test
  void what_failed_can_be_opened_anew() throws Exception {
    accept(leaver("failed", "forbidden@trouble.example", ""));
    var page = signedIn();
    page.getByLabel("Show").selectOption("needs_attention");
    var card = card(page, "forbidden@trouble.example");
    assertThat(card).containsText("You do not have permission");

    button(card, "Retry").click();

    assertThat(card).containsText("2 attempts");
  }

  @Test
  void who_takes_longer_than_the_target_is_told() throws Exception {
    accept(leaver("slow", "nils.berg@acme.example", ""));
    var page = browsing.desk();
    page.clock().install();
    signedIn(page);
    var proof = card(page, "nils.berg@acme.example").locator(".proof");
    assertThat(proof).containsText("within the target of 24 h");

    page.clock().setSystemTime(Instant.now().plus(Duration.ofHours(30)).toEpochMilli());
    page.getByLabel("Target for proof").fill("29");
    page.getByLabel("Target for proof").blur();

    assertThat(proof).containsText("1 of 3 open for 30 h, ! over the target of 29 h");
    assertThat(figure(page, "Leavers over target")).hasText("1");
  }

  private static Locator figure(Page page, String name) {
    return page.locator("#figures div")
        .filter(new Locator.FilterOptions().setHasText(name))
        .locator("dd");
  }

  @Test
  void the_export_is_of_the_days_that_were_chosen() throws Exception {
    accept(leaver("one", ADA, ",\"at\":\"2099-01-01T23:30:00Z\""));
    accept(leaver("two", ADA, ",\"at\":\"2099-01-03T00:00:00Z\""));
    var page = signedIn();
    page.getByText("Export as CSV").click();
    page.getByLabel("From").fill("2099-01-02");
    page.getByLabel("To inclusive").fill("2099-01-02");

    var lines = Files.readAllLines(download(page, button(page, "Download CSV")).path());

    // In Berlin the first one begins on the second.
    assertEquals(4, lines.size());
    assertEquals(
        List.of("one"), lines.stream().skip(1).map(line -> line.split(",")[0]).distinct().toList());
  }
}
