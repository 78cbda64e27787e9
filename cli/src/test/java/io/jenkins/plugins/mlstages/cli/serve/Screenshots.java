package io.jenkins.plugins.mlstages.cli.serve;

import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.cli.MlStages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/**
 * The pictures of the documentation: {@code Screenshots OUT DEMO-STORE}. What one run shows comes from the electricity
 * example's store; what needs a history of many runs and versions comes from made-up data.
 */
public final class Screenshots {
    private static final int WIDTH = 1280;

    private final Path out;
    private final Browser browser;

    private Screenshots(Path out, Browser browser) {
        this.out = out;
        this.browser = browser;
    }

    public static void main(String[] arguments) throws IOException {
        Path out = Files.createDirectories(Path.of(arguments[0]));
        Path made = Files.createTempDirectory("ml-stages-screenshots").resolve("store");
        SampleStore.ordinaryOnly(made);
        try (Browser browser = Browser.open();
                PagesServer demo = PagesServer.start(new LocalStore(Path.of(arguments[1])), "127.0.0.1", 0);
                PagesServer sample = PagesServer.start(new LocalStore(made), "127.0.0.1", 0)) {
            Screenshots pictures = new Screenshots(out, browser);
            pictures.take("build", demo, "/runs/1/", 1_500, false);
            pictures.drift(demo);
            pictures.take("job", sample, "/runs/?model=price-up", 1_500, false);
            pictures.take("compare", sample, "/runs/compare?model=price-up&runs=8,9,12", 1_250, false);
            pictures.take("why", sample, "/runs/9/", 1_150, false);
            pictures.take("model", sample, "/models/model?name=price-up", 2_000, false);
            pictures.take("version-dark", sample, "/models/version?name=price-up&number=9", 1_350, true);
            pictures.take("models", sample, "/", 900, false);
            pictures.report(made, 9);
        }
    }

    private void take(String name, PagesServer server, String page, int height, boolean dark) throws IOException {
        browser.dark(dark).size(WIDTH, 900).show(uri(server, page));
        Files.write(out.resolve(name + ".png"), browser.screenshot(height));
    }

    private void drift(PagesServer server) throws IOException {
        browser.dark(false).size(WIDTH, 900).show(uri(server, "/runs/3/"));
        browser.driver().findElement(By.cssSelector(".mls-row--drifted .mls-open")).sendKeys(Keys.ENTER);
        browser.until("document.querySelector('.mls-details canvas')");
        Files.write(out.resolve("drift.png"), browser.screenshot(1_300));
    }

    private void report(Path store, int run) throws IOException {
        Path file = store.resolveSibling("report.html");
        MlStages.commandLine()
                .execute("report", "--store", store.toString(), "--run", Integer.toString(run), "-o", file.toString());
        browser.dark(false).size(WIDTH, 900).driver().get(file.toUri().toString());
        Files.write(out.resolve("report.png"), browser.screenshot(1_400));
    }

    private static URI uri(PagesServer server, String page) {
        return server.address().resolve(page);
    }
}
