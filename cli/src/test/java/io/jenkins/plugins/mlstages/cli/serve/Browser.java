package io.jenkins.plugins.mlstages.cli.serve;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.chromium.ChromiumDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium of this machine; nothing is fetched to get one. */
final class Browser implements AutoCloseable {
    private static final List<String> PROGRAMS = List.of("/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser");
    private static final List<String> DRIVERS = List.of("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver");

    private final ChromeDriver driver;
    private final Path profile;

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    /** Whether there is a browser and its driver; without them the tests of the pages are skipped with one clear line. */
    static boolean present() {
        return first(PROGRAMS).isPresent() && first(DRIVERS).isPresent();
    }

    static Browser open() throws IOException {
        System.setProperty("webdriver.chrome.verboseLogging", "false");
        System.setProperty("se.avoidStats", "true");
        Path profile = Files.createTempDirectory("ml-stages-browser");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(first(PROGRAMS).orElseThrow());
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars", "--lang=en-GB",
                "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(first(DRIVERS).orElseThrow()))
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options), profile);
    }

    private static Optional<String> first(List<String> files) {
        return files.stream().filter(file -> Files.isExecutable(Path.of(file))).findFirst();
    }

    ChromiumDriver driver() {
        return driver;
    }

    /** Width and height of the page in CSS pixels. */
    Browser size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        return this;
    }

    Browser dark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        return this;
    }

    /** What the reader has set as languages, such as {@code de-AT,de}; for what is asked for and for the page alike. */
    Browser languages(String wish) {
        driver.executeCdpCommand(
                "Emulation.setUserAgentOverride", Map.of("userAgent", script("return navigator.userAgent"), "acceptLanguage", wish));
        return this;
    }

    /** Opens a page and waits until its module has filled it. */
    Browser show(URI page) {
        driver.get(page.toString());
        return ready();
    }

    Browser ready() {
        new WebDriverWait(driver, Duration.ofSeconds(20), Duration.ofMillis(20))
                .until(d -> !d.findElements(By.cssSelector("html[data-ml-stages-ready]")).isEmpty());
        return this;
    }

    Object script(String javascript, Object... arguments) {
        return driver.executeScript(javascript, arguments);
    }

    /** What the browser complained about since the last call: errors, refused resources, policy reports. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(LogEntry::getMessage).toList();
    }

    /** From now on every page collects its tasks of more than 50 ms in {@code window.longTasks}. */
    Browser observeLongTasks() {
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", """
                window.longTasks = [];
                new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.longTasks.push(entry.duration)))
                    .observe({ type: 'longtask', buffered: true });
                """));
        return this;
    }

    /** Every file is asked for anew. */
    Browser withoutCache() {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", true));
        return this;
    }

    /** Waits until the charts in the window are drawn, and says when that was, in milliseconds since the page was asked for. */
    double visibleChartsDrawn() {
        return ((Number) driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                const drawn = () => [...document.querySelectorAll('.mls-chart')]
                    .every((chart) => chart.getBoundingClientRect().top > innerHeight || chart.querySelector('canvas'));
                const look = () => (drawn() ? done(performance.now()) : requestAnimationFrame(look));
                look();
                """)).doubleValue();
    }

    /** Makes the window as high as the page, and waits until all charts that were waiting to be seen are drawn. */
    Browser drawAll() {
        long height = ((Number) script("return Math.ceil(document.documentElement.scrollHeight)")).longValue();
        long width = ((Number) script("return window.innerWidth")).longValue();
        size((int) width, (int) Math.min(height, 12_000));
        new WebDriverWait(driver, Duration.ofSeconds(20), Duration.ofMillis(50)).until(d -> Boolean.TRUE.equals(script(
                "return [...document.querySelectorAll('.mls-chart')].every(c => c.querySelector('canvas'))")));
        return this;
    }

    /** The page as PNG, at most so many pixels of it from the top. */
    byte[] screenshot(int mostHeight) {
        drawAll();
        Object height = script("return Math.min(arguments[0], document.documentElement.scrollHeight)", mostHeight);
        Object width = script("return window.innerWidth");
        Object data = driver.executeCdpCommand("Page.captureScreenshot", Map.of(
                        "format", "png", "clip", Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1)))
                .get("data");
        return Base64.getDecoder().decode((String) data);
    }

    /** Waits until a condition holds in the page. */
    void until(String javascript) {
        new WebDriverWait(driver, Duration.ofSeconds(10), Duration.ofMillis(30))
                .withMessage(javascript)
                .until(d -> Boolean.TRUE.equals(script("return Boolean(" + javascript + ")")));
    }

    @Override
    public void close() {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | java.io.UncheckedIOException e) {
            // a temporary folder that stays behind does no harm
        }
    }
}
