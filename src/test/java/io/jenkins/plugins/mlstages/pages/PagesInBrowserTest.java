package io.jenkins.plugins.mlstages.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The pages of one model's life in a real browser, under the Content Security Policy that core enforces in tests. */
@WithJenkins
@EnabledIf(value = "browser", disabledReason = "Chromium or its driver is not installed")
class PagesInBrowserTest {
    @TempDir
    Path folder;

    private JenkinsRule jenkins;
    private Chromium browser;

    static boolean browser() {
        return Chromium.present();
    }

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Stages.lifecycle(jenkins, jenkins.jenkins, "train", 2);
        browser = Chromium.open(folder.resolve("profile"));
    }

    @AfterEach
    void close() {
        browser.close();
    }

    private void show(String page) throws Exception {
        browser.show(jenkins.getURL() + page);
    }

    private void assertClean(String page) {
        assertThat(browser.complaints()).as(page).isEmpty();
        assertThat(browser.script("return document.documentElement.scrollWidth - window.innerWidth"))
                .as(page)
                .isEqualTo(0L);
        assertThat(browser.script("return document.querySelectorAll('.ml-stages [role=alert]:not(:empty)').length"))
                .as(page)
                .isEqualTo(0L);
    }

    @Test
    void everyPageIsFilledAndNothingIsReported() throws Exception {
        assertThat(Site.of(jenkins).get("job/train/2/ml-stages/").getResponseHeaderValue("Content-Security-Policy"))
                .contains("script-src");

        show("job/train/2/ml-stages/");
        assertThat(browser.text())
                .contains("Previous run: train #1", "auc >= 0.8", "Passed", "depth", "model.bin", "Download");
        browser.find(".mls-open").click();
        browser.until("document.querySelector('.mls-details canvas')");
        assertClean("build");

        show("job/train/");
        browser.until("document.querySelector('.ml-stages canvas')");
        assertThat(browser.text()).contains("auc by run");
        assertClean("front of the job");

        show("job/train/ml-stages/");
        browser.until("document.querySelectorAll('.ml-stages canvas').length > 1");
        assertThat(browser.text()).contains("#1", "#2", "success");
        assertClean("job");

        show("job/train/ml-stages/compare?runs=1,2");
        assertThat(browser.text()).contains("train #1", "train #2", "depth");
        assertClean("comparison of builds");

        show("ml-models/");
        assertThat(browser.text()).contains("m", "production: 2", "gates passed");
        assertClean("models");

        show("ml-models/version?name=m&number=2");
        assertThat(browser.text()).contains("m/2", "train #2", "curl -fsS -u USER:API_TOKEN");
        assertClean("version");

        show("ml-models/compare?name=m&versions=1,2");
        assertThat(browser.text()).contains("depth", "auc");
        assertClean("comparison of versions");
    }

    @Test
    void aRollBackShowsWhatItWouldDoAndIsThenInTheHistory() throws Exception {
        show("ml-models/model?name=m");
        browser.button("Roll back").click();
        browser.until("document.querySelector('.mls-dialog[open]')");
        assertThat(browser.script("return document.querySelector('.mls-dialog').textContent"))
                .asString()
                .contains("'production' moves from version 2 to version 1", "Against version 2");
        browser.find(".mls-dialog textarea").sendKeys("Worse in the pilot.");
        browser.find(".mls-dialog [type=submit]").click();
        browser.until("!document.querySelector('.mls-dialog') && document.documentElement.dataset.mlStagesReady"
                + " && document.querySelector('.ml-stages').textContent.includes('Worse in the pilot.')");

        assertThat(Site.of(jenkins)
                        .json("ml-models/api/model?name=m")
                        .at("/aliases/production")
                        .asInt())
                .isEqualTo(1);
        assertClean("model");
    }

    /** The shell chooses by the locale of the request, as it does for every text of Jelly, and loads that language alone. */
    @Test
    void aGermanReaderGetsGermanPages() throws Exception {
        try (RequestLocale request = RequestLocale.used()) {
            browser.languages("de-DE,de");
            show("job/train/2/ml-stages/");
            assertThat(browser.text())
                    .contains(
                            "Voriger Lauf: train #1",
                            "Prüfungen",
                            "1 bestanden",
                            "auc >= 0.8",
                            "Bestanden",
                            "Herunterladen");
            assertThat(browser.script("return document.querySelector('.ml-stages').lang"))
                    .isEqualTo("de");
            assertThat(browser.script(
                            "return performance.getEntriesByType('resource').map(one => one.name).filter(one => one.includes('/strings/'))"
                                    + ".map(one => one.replace(/.*\\//, ''))"))
                    .isEqualTo(List.of("de.js"));
            assertClean("build in German");

            browser.languages("pt-BR,pt");
            show("ml-models/model?name=m");
            assertThat(browser.text()).contains("Versions", "What happened");
            assertThat(browser.script("return document.querySelector('.ml-stages').lang"))
                    .isEqualTo("en");
            assertClean("model for who reads none of the languages");
        }
    }

    @Test
    void pagesFitANarrowWindow() throws Exception {
        browser.size(360, 3000);
        for (String page :
                new String[] {"job/train/2/ml-stages/", "job/train/ml-stages/", "ml-models/", "ml-models/model?name=m"
                }) {
            show(page);
            assertClean(page);
            assertThat(
                            browser.script(
                                    "return [...document.querySelectorAll('.ml-stages canvas')]"
                                            + ".filter(c => c.getBoundingClientRect().right > c.closest('.mls-chart').getBoundingClientRect().right + 1).length"))
                    .as(page)
                    .isEqualTo(0L);
        }
    }
}
