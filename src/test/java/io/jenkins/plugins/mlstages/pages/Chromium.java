package io.jenkins.plugins.mlstages.pages;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium of this machine; nothing is fetched to get one. */
final class Chromium implements AutoCloseable {
    private static final List<String> PROGRAMS =
            List.of("/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser");
    private static final List<String> DRIVERS = List.of("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver");

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    static boolean present() {
        return first(PROGRAMS).isPresent() && first(DRIVERS).isPresent();
    }

    /** @param profile an empty folder for what the browser keeps */
    static Chromium open(Path profile) throws IOException {
        System.setProperty("se.avoidStats", "true");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(first(PROGRAMS).orElseThrow());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--lang=en-GB",
                "--user-data-dir=" + Files.createDirectories(profile));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(first(DRIVERS).orElseThrow()))
                .usingAnyFreePort()
                .build();
        return new Chromium(new ChromeDriver(service, options)).size(1280, 3000);
    }

    private static Optional<String> first(List<String> files) {
        return files.stream().filter(file -> Files.isExecutable(Path.of(file))).findFirst();
    }

    /** Width and height of the page in CSS pixels. */
    Chromium size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        return this;
    }

    /** What the reader has set as languages, such as {@code de-AT,de}. */
    Chromium languages(String wish) {
        driver.executeCdpCommand(
                "Emulation.setUserAgentOverride",
                Map.of("userAgent", script("return navigator.userAgent"), "acceptLanguage", wish));
        return this;
    }

    /** Opens a page and waits until its module has filled it. */
    Chromium show(String address) {
        driver.get(address);
        return ready();
    }

    Chromium ready() {
        return until("document.documentElement.dataset.mlStagesReady");
    }

    Chromium until(String javascript) {
        new WebDriverWait(driver, Duration.ofSeconds(60), Duration.ofMillis(50))
                .until(d -> Boolean.TRUE.equals(script("return Boolean(" + javascript + ")")));
        return this;
    }

    Object script(String javascript) {
        return driver.executeScript(javascript);
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    WebElement button(String words) {
        return driver.findElement(By.xpath("//button[contains(., '" + words + "')]"));
    }

    /** What a reader sees of our part of the page. */
    String text() {
        return find(".ml-stages").getText();
    }

    /** What the browser complained about since the last call: errors, refused resources, reports of the policy. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
