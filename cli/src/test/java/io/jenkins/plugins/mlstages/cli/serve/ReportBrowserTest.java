package io.jenkins.plugins.mlstages.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.mlstages.cli.MlStages;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Reports as files in a real browser. */
@EnabledIf(
        value = "io.jenkins.plugins.mlstages.cli.serve.Browser#present",
        disabledReason = "Reports were NOT tested in a browser: chromium and chromedriver (Debian: chromium, chromium-driver) are absent.")
class ReportBrowserTest {
    @TempDir
    static Path folder;

    private static Map<String, Integer> runs;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        runs = new SampleStore(folder.resolve("store")).write();
        browser = Browser.open();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    private static void show(String run) {
        Path file = folder.resolve(run + ".html");
        CommandLine command = MlStages.commandLine().setOut(new PrintWriter(new StringWriter()));
        assertThat(command.execute(
                        "report", "--store", folder.resolve("store").toString(), "--run", runs.get(run).toString(), "-o", file.toString()))
                .isZero();
        browser.complaints();
        browser.driver().get(file.toUri().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ordinary9", "ordinary12", "wide", "nothingPassed", "long", "probe", "failedTraining", "empty"})
    void isReadableOnWideAndNarrowLightAndDarkScreens(String run) throws IOException {
        for (int width : new int[] {1280, 360}) {
            for (boolean dark : new boolean[] {false, true}) {
                browser.size(width, 900).dark(dark);
                show(run);

                assertThat(browser.script("return window.probed")).isNull();
                assertThat(browser.script("return document.documentElement.scrollWidth"))
                        .as("width of the page in a window of %d", width)
                        .isEqualTo((long) width);
                assertThat(browser.script("return getComputedStyle(document.body).backgroundColor"))
                        .isEqualTo(dark ? "rgb(18, 18, 24)" : "rgb(243, 244, 247)");
                assertThat(browser.complaints()).isEmpty();
                assertThat(Axe.serious(browser)).isEmpty();
            }
        }
    }
}
