package io.jenkins.plugins.mlstages.cli.serve;

import io.jenkins.plugins.mlstages.cli.LocalStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the pages in a real browser, on a made-up store with everything that is awkward. */
@EnabledIf(
        value = "io.jenkins.plugins.mlstages.cli.serve.Browser#present",
        disabledReason = "The pages were NOT tested in a browser: chromium and chromedriver (Debian: chromium, chromium-driver) are absent.")
abstract class PagesInBrowser {
    @TempDir
    static Path folder;

    static Map<String, Integer> runs;
    static PagesServer server;
    static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        runs = new SampleStore(folder).write();
        server = PagesServer.start(new LocalStore(folder), "127.0.0.1", 0);
        browser = Browser.open();
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }
}
