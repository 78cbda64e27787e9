package io.jenkins.plugins.mlstages.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The pages in a real browser, on a made-up store with everything that is awkward. */
class PagesBrowserTest extends PagesInBrowser {
    @BeforeEach
    void wideAndLight() {
        browser.size(1280, 900).dark(false).complaints();
    }

    static Stream<String> pages() {
        List<String> pages = new ArrayList<>(List.of(
                "/", "/runs/", "/runs/?model=wide-table", "/runs/compare?model=price-up&runs=8,9,12", "/models/", "/models/model?name=price-up",
                "/models/model?name=price-up&asOf=2026-09-05T00:00:00Z", "/models/model?name=lonely", "/models/model?name=probe",
                "/models/model?name=" + SampleStore.LONG_NAME, "/models/version?name=price-up&number=9", "/models/version?name=price-up&number=1",
                "/models/version?name=probe&number=1", "/models/version?name=" + SampleStore.LONG_NAME + "&number=1",
                "/models/compare?name=price-up&versions=5,6,7"));
        for (int run : new int[] {1, 4, 12, 13, 14, 15, 16, 17, 18, 19, 20}) {
            pages.add("/runs/" + run + "/");
        }
        return pages.stream();
    }

    private static void show(String path) {
        browser.show(server.address().resolve(path));
    }

    private static WebElement find(String css) {
        return browser.driver().findElement(By.cssSelector(css));
    }

    private static List<String> texts(String css) {
        return browser.driver().findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList();
    }

    private static WebElement button(String text) {
        return browser.driver().findElement(By.xpath("//button[normalize-space(.)='" + text + "']"));
    }

    private static void until(String javascript) {
        browser.until(javascript);
    }

    /** No error, no report of the policy, nothing that was typed has become markup, nothing is wider than the window. */
    private static void assertClean(String page) {
        browser.drawAll();
        assertThat(browser.complaints()).as(page).isEmpty();
        assertThat(browser.script("return window.probed === undefined")).as(page).isEqualTo(true);
        assertThat(browser.script("return document.querySelectorAll('.ml-stages [style=\"\"], .ml-stages img, .ml-stages script').length")).as(page).isEqualTo(0L);
        assertThat(browser.script("return document.documentElement.scrollWidth - window.innerWidth")).as(page).isEqualTo(0L);
        assertThat(browser.script("return document.querySelectorAll('.mls-notice [class*=failed]').length")).as(page).isEqualTo(0L);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageIsCleanAndAccessibleInLightAndDarkWideAndNarrow(String page) throws Exception {
        show(page);
        assertClean(page);
        assertThat(Axe.serious(browser)).as(page + " in light").isEmpty();
        browser.dark(true);
        assertThat(Axe.serious(browser)).as(page + " in dark").isEmpty();
        browser.dark(false).size(360, 780).complaints(); // axe's own
        assertClean(page + " at 360 pixels");
        assertThat(Axe.serious(browser)).as(page + " at 360 pixels").isEmpty();
    }

    @Test
    void driftIsRankedByEffectSearchedSortedPagedAndOpened() {
        show("/runs/" + runs.get("wide") + "/");
        assertThat(texts(".mls-table tbody tr th .mls-small")).isNotEmpty();
        WebElement search = find("input[type=search]");
        search.sendKeys("feature_990");
        until("[...document.querySelectorAll('input[type=search]')].at(-1).closest('.mls-table-block').querySelectorAll('tbody tr').length === 1");
        assertThat(texts(".mls-table-block .mls-open")).hasSize(1);

        find(".mls-open").sendKeys(Keys.ENTER);
        until("document.querySelector('.mls-details canvas')");
        assertThat(find(".mls-open").getAttribute("aria-expanded")).isEqualTo("true");
        assertThat(find(".mls-details").getText()).contains("Wasserstein", "Kolmogorov", "the column is numeric");
        find(".mls-open").sendKeys(Keys.SPACE);
        until("!document.querySelector('.mls-details')");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aTableIsSortedByItsHeadAndSaysHow() {
        show("/runs/" + runs.get("ordinary12") + "/");
        WebElement head = browser.driver().findElement(By.xpath("(//table[.//caption[.='Validation: Metrics']]//button)[1]"));
        head.sendKeys(Keys.ENTER);
        WebElement table = head.findElement(By.xpath("ancestor::table"));
        assertThat(head.findElement(By.xpath("..")).getAttribute("aria-sort")).isEqualTo("ascending");
        head.sendKeys(Keys.ENTER);
        assertThat(head.findElement(By.xpath("..")).getAttribute("aria-sort")).isEqualTo("descending");
        assertThat(table.findElements(By.cssSelector("tbody th")).stream().map(WebElement::getText))
                .containsExactly("recall", "precision", "logLoss", "f1", "brier", "auc", "accuracy");
    }

    @Test
    void theTilesSayHowItWentAndLeadToTheirPart() {
        show("/runs/" + runs.get("ordinary9") + "/");
        assertThat(texts(".mls-tile__title")).containsExactly("Gates", "auc", "Drift", "Training");
        assertThat(texts(".mls-tile__value")).element(0).isEqualTo("1 / 3");
        assertThat(texts(".mls-tile__detail")).element(1).asString().contains("against production (version 7)");
        browser.driver().findElement(By.linkText("Drift")).sendKeys(Keys.ENTER);
        until("Math.abs(document.querySelector('[id$=\"-drift\"]').getBoundingClientRect().top) < 200");
    }

    @Test
    void aDriftCheckThatCouldNotDecideIsNoPass() {
        show("/runs/" + runs.get("nothingPassed") + "/");
        assertThat(texts(".mls-tile__detail")).anyMatch(detail -> detail.equals("No column drifted · 1 undecided"));
        assertThat(browser.driver().findElements(By.cssSelector(".mls-tile .mls-icon--undecided"))).hasSize(1);
    }

    @Test
    void runsAreFilteredByWhatBecameOfThem() {
        show("/runs/?model=price-up");
        new Select(find("select[aria-label='Which runs']")).selectByVisibleText("Not passed");
        until("document.querySelectorAll('tbody th a').length === 2");
        assertThat(texts("tbody th a")).containsExactly("#9", "#4");
        new Select(find("select[aria-label='Which runs']")).selectByVisibleText("Every result");
        until("document.querySelectorAll('tbody th a').length === 12");
    }

    @Test
    void aComparisonMarksTheBestAndSaysHowFarTheOthersAreFromTheFirst() {
        show("/runs/compare?model=price-up&runs=8,9,12");
        WebElement auc = browser.driver().findElement(By.xpath("//tr[th='auc']"));
        assertThat(auc.findElements(By.tagName("td")).get(0).getText()).doesNotContain("%");
        assertThat(auc.findElements(By.tagName("td")).get(1).getText()).contains("\u22120.0711", "\u22127.8%", "worse");
        assertThat(auc.findElements(By.tagName("td")).get(2).findElements(By.cssSelector(".mls-icon--best"))).hasSize(1);
        assertThat(texts("table").get(0)).contains("Changes");
    }

    @Test
    void curvesOfVersionsAreLaidOverEachOther() {
        show("/models/compare?name=price-up&versions=5,6,7");
        Select kinds = new Select(find("select[aria-label='Curve']"));
        assertThat(kinds.getOptions().stream().map(WebElement::getText))
                .containsExactly("Receiver operating characteristic", "Precision and recall", "train loss", "validation loss");
        kinds.selectByVisibleText("train loss");
        find(".mls-chart__toggle").sendKeys(Keys.ENTER);
        assertThat(texts(".mls-figure tbody th")).contains("Version 5", "Version 6", "Version 7").hasSizeGreaterThan(30);
    }

    @Test
    void everyChartHasItsTable() {
        show("/runs/" + runs.get("ordinary12") + "/");
        List<WebElement> toggles = browser.driver().findElements(By.cssSelector(".mls-chart__toggle"));
        assertThat(toggles).hasSize(4);
        toggles.forEach(toggle -> toggle.sendKeys(Keys.ENTER));
        assertThat(browser.driver().findElements(By.cssSelector(".mls-figure table tbody tr")).size()).isGreaterThan(100);
    }

    @Test
    void aFailedRunSaysWhatIsDifferent() {
        show("/runs/" + runs.get("ordinary4") + "/");
        String why = browser.driver().findElement(By.xpath("//section[.//h2[contains(.,'Why did it fail')]]")).getText();
        assertThat(why).contains("auc is ", "shuffle", "day=");
    }

    @Test
    void commitsAndTheirRangesLeadToTheirRepositoryAndNowhereElse() {
        String repository = "https://github.com/example/electricity/";
        show("/runs/" + runs.get("ordinary4") + "/");
        assertThat(hrefs(".mls-commit")).isNotEmpty().allMatch(href -> href.matches(repository + "commit/[0-9a-f]{40}"));
        assertThat(hrefs(".mls-changes")).isNotEmpty().allMatch(href -> href.matches(repository + "compare/[0-9a-f]{40}\\.{3}[0-9a-f]{40}"));
        show("/runs/" + runs.get("probe") + "/");
        assertThat(texts(".mls-hash")).isNotEmpty();
        assertThat(hrefs(".mls-commit, .mls-changes")).isEmpty();
    }

    @Test
    void tagsAreShownAndThoseOfMlflowItselfAreFoldedAway() {
        show("/runs/" + runs.get("ordinary3") + "/");
        assertThat(texts(".mls-badges .mls-badge")).containsExactly("season: summer", "team: pricing");
        assertThat(find(".mls-fold table").isDisplayed()).isFalse();
        find(".mls-fold summary").sendKeys(Keys.ENTER);
        assertThat(find(".mls-fold").getText()).contains("2 tags of MLflow itself", "mlflow.source.name", "train.py");

        show("/runs/" + runs.get("ordinary4") + "/");
        WebElement search = find("input[aria-label='Search: Tags']");
        search.sendKeys("feature.17");
        until("[...document.querySelectorAll('input')].find(i => i.ariaLabel === 'Search: Tags').closest('.mls-table-block').querySelectorAll('tbody tr').length === 1");
        assertThat(search.findElement(By.xpath("ancestor::div[contains(@class,'mls-table-block')]")).getText()).contains("scaled by 17");

        show("/runs/" + runs.get("probe") + "/");
        assertThat(texts(".mls-badges .mls-badge, .mls-table th")).anyMatch(words -> words.contains("<img src=x"));
        find(".mls-fold summary").click();
        assertClean("tags of the probe");
    }

    /** A chart follows its place a frame later, or later still on a busy machine. */
    @Test
    void aChartThatIsStillAsWideAsTheWindowWasDoesNotWidenThePage() {
        browser.size(360, 780);
        show("/runs/" + runs.get("ordinary12") + "/");
        browser.drawAll();
        browser.script("document.querySelectorAll('.mls-chart > div, .mls-chart canvas').forEach((drawn) => drawn.style.setProperty('width', '1200px'))");
        assertThat(browser.script("return document.documentElement.scrollWidth - window.innerWidth")).isEqualTo(0L);
        assertThat(browser.script("return document.querySelector('.mls-chart').getBoundingClientRect().right < window.innerWidth")).isEqualTo(true);
    }

    private static List<String> hrefs(String css) {
        return browser.driver().findElements(By.cssSelector(css)).stream().map(link -> link.getAttribute("href")).toList();
    }

    @Test
    void runsAreChosenAndComparedAndTheAddressCanBeShared() {
        show("/runs/?model=price-up");
        List<WebElement> boxes = browser.driver().findElements(By.cssSelector("td input[type=checkbox]"));
        boxes.get(0).click();
        boxes.get(3).click();
        button("Compare 2").click();
        until("location.pathname === '/runs/compare'");
        browser.ready();
        assertThat(browser.driver().getCurrentUrl()).endsWith("runs=9%2C12");
        assertThat(browser.driver().findElements(By.cssSelector(".mls-icon--best")).size()).isGreaterThan(4);
        show(URI.create(browser.driver().getCurrentUrl()).toString());
        assertThat(texts("thead a")).contains("#9", "#12");
    }

    @Test
    void recordedDataStandWithTheirExpectationsTheWorstFirst() {
        show("/runs/" + runs.get("data") + "/");
        assertThat(texts(".mls-card__heading").subList(0, 2)).containsExactly("Data: train\nData", "Data: test");
        WebElement train = find(".mls-card");
        assertThat(train.findElements(By.cssSelector("tbody")).get(0).getText().lines().findFirst().orElseThrow())
                .startsWith("Failed missing(period) <= 0.1% : FAILURE");
        assertThat(train.getText()).contains("Since #1: +500 rows (11,500 then), 'nswprice' is gone.", "about 11,000", "Sep 13, 2020");
        assertThat(train.findElement(By.cssSelector("pre")).getText()).isEqualTo("rows >= 6000\nvalues(class) in {DOWN, UP}");
    }

    @Test
    void aProposedGateIsTriedOnTheRunsThatWere() throws Exception {
        show("/runs/?model=price-up");
        find("textarea.mls-gates").sendKeys("auc >= 0.87");
        button("Try").click();
        until("document.querySelectorAll('.mls-replay ~ div .mls-row--failed').length > 0");
        assertThat(find(".mls-replay ~ div").getText()).contains("Of 12 kept evaluations, 2 would not have passed.", "is below the bound 0.87");
        assertThat(texts(".mls-replay ~ div tr.mls-row--failed th")).hasSize(2);
        assertThat(Axe.serious(browser)).isEmpty();
        browser.size(360, 780).complaints();
        assertClean("a tried gate at 360 pixels");

        find("textarea.mls-gates").clear();
        find("textarea.mls-gates").sendKeys("auc > <b>0.87</b>");
        button("Try").click();
        until("document.querySelector('.mls-replay ~ div .mls-remark--failed')");
        assertThat(find(".mls-replay ~ div").getText()).contains("The gate 'auc > <b>0.87</b>' cannot be read");
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("400")); // the browser notes the status itself
    }

    @Test
    void theColumnsThatAReaderChoseAreRemembered() {
        show("/runs/?model=price-up");
        assertThat(texts("th")).contains("Commit");
        browser.driver().findElement(By.xpath("//summary[contains(.,'Columns')]")).sendKeys(Keys.ENTER);
        browser.driver().findElement(By.xpath("//label[span[.='Commit']]/input")).sendKeys(Keys.SPACE);
        until("![...document.querySelectorAll('th')].some(th => th.textContent === 'Commit')");
        show("/runs/?model=price-up");
        assertThat(texts("th")).doesNotContain("Commit");
        browser.script("localStorage.clear()");
    }

    @Test
    void aRunInTheTrendIsOneClickAway() {
        show("/runs/?model=price-up");
        until("document.querySelector('.mls-chart canvas')");
        WebElement chart = find(".mls-chart canvas");
        new org.openqa.selenium.interactions.Actions(browser.driver())
                .moveToElement(chart, -chart.getSize().width / 2 + 62, 0).perform();
        assertThat(browser.complaints()).isEmpty();
        find("td a, th a").click();
        until("location.pathname.startsWith('/runs/1')");
    }

    @Test
    void promotingShowsTheDifferencesFirstAndKeepsTheComment() {
        show("/models/model?name=twins");
        WebElement open = browser.driver().findElement(By.xpath("//button[@aria-label='Promote… 2']"));
        open.sendKeys(Keys.ENTER);
        until("document.querySelector('dialog[open]')");
        assertThat(find("dialog").getText()).contains("'production' moves from version 1 to version 2");
        find("dialog textarea").sendKeys("Better in the pilot.");
        find("dialog [type=submit]").click();
        until("document.readyState === 'complete' && !document.querySelector('dialog') && document.documentElement.dataset.mlStagesReady");
        assertThat(find("body").getText()).contains("Version 2 was promoted to 'production', which version 1 had", "Better in the pilot.");

        browser.driver().findElement(By.xpath("//button[contains(.,'Roll back')]")).click();
        until("document.querySelector('dialog[open]')");
        find("dialog").sendKeys(Keys.ESCAPE);
        until("!document.querySelector('dialog')");
    }

    @Test
    void aVersionWhoseGatesFailedIsOnlyPromotedByForce() {
        show("/models/version?name=probe&number=1");
        button("Promote…").click();
        until("document.querySelector('dialog[open]')");
        assertThat(find("dialog [type=submit]").isEnabled()).isFalse();
        find("dialog input[type=checkbox]").click();
        assertThat(find("dialog [type=submit]").isEnabled()).isTrue();
        assertClean("the dialog");
    }

    @Test
    void aModelIsShownAsItWas() {
        show("/models/model?name=price-up&asOf=2026-09-05T00:00:00Z");
        assertThat(find("body").getText()).contains("This is the model as it was on").doesNotContain("Promote…", "Roll back…");
        browser.driver().findElement(By.linkText("Back to now")).click();
        until("!location.search.includes('asOf')");
        browser.ready();
        assertThat(find("body").getText()).contains("Roll back…");
    }

    @Test
    void lineageIsFollowedByTheArrowKeys() {
        show("/models/version?name=price-up&number=9");
        browser.script("document.querySelector('.mls-node--version[href*=\"number=9\"]').focus()");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ARROW_LEFT);
        assertThat(browser.driver().switchTo().activeElement().getAttribute("class")).contains("mls-node--run");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ARROW_LEFT);
        assertThat(browser.driver().switchTo().activeElement().getAttribute("class")).contains("mls-node--dataset");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ARROW_DOWN);
        assertThat(browser.driver().switchTo().activeElement().getText()).contains("test");
        assertThat(browser.driver().findElements(By.cssSelector(".mls-line--near"))).isNotEmpty();
    }

    @Test
    void theThemeIsTheReadersChoice() {
        show("/models/");
        String light = String.valueOf(browser.script("return getComputedStyle(document.body).backgroundColor"));
        find("#theme").click();
        find("#theme").click();
        assertThat(find("#theme").getText()).isEqualTo("Theme: dark");
        assertThat(browser.script("return getComputedStyle(document.body).backgroundColor")).isNotEqualTo(light);
        show("/runs/");
        assertThat(browser.script("return document.documentElement.dataset.theme")).isEqualTo("dark");
        browser.script("localStorage.clear()");
    }

    @Test
    void whatIsWrongIsSaidOnThePage() {
        show("/models/model?name=nobody");
        assertThat(find("[role=alert]").getText()).contains("There is no model 'nobody'");
    }
}
