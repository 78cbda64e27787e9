package io.jenkins.plugins.mlstages.cli.serve;

import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.engine.record.HistoryLine;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.engine.registry.FolderArtifactStore;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.engine.registry.ProfileSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * How fast the pages are, by HTTP and in a real browser: {@code PagesBenchmark FOLDER WEBAPP}. Prints the table of
 * {@code benchmarks/pages/README.md}.
 */
public final class PagesBenchmark {
    private static final int BUILDS = 2_000;
    private static final int METRICS = 30;
    private static final int MODELS = 1_000;
    private static final int REPEATS = 9;

    private final HttpClient client = HttpClient.newHttpClient();
    private final LocalStore store;
    private final Path folder;

    private PagesBenchmark(Path folder) {
        this.folder = folder;
        this.store = new LocalStore(folder);
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        PagesBenchmark benchmark = new PagesBenchmark(folder);
        if (!Files.exists(folder.resolve("runs"))) {
            benchmark.make();
        }
        System.out.println("| what | measured | to reach |\n|---|---|---|");
        row("all scripts but ECharts, gzipped, in the longest language", kilobytes(packedScripts(Path.of(arguments[1]))), "< 80 kB");
        try (PagesServer server = PagesServer.start(benchmark.store, "127.0.0.1", 0)) {
            benchmark.http(server.address());
            benchmark.pages(server.address());
        }
    }

    private static void row(String what, String measured, String goal) {
        System.out.println("| " + what + " | " + measured + " | " + goal + " |");
    }

    private void make() throws IOException {
        Map<String, Integer> runs = new SampleStore(folder).write();
        System.err.println("the sample's runs: " + runs);
        Random random = new Random(3);
        for (int i = 0; i < BUILDS; i++) {
            LocalStore.Run run = store.newRun(new ModelName("many-runs"));
            Map<String, Metric> metrics = new TreeMap<>();
            for (int m = 0; m < METRICS; m++) {
                double value = 0.7 + 0.2 * random.nextDouble();
                metrics.put("metric" + m, Metric.computed(value).withInterval(value - 0.01 - random.nextDouble() / 100, value + 0.01));
            }
            Origin origin = new Origin("many-runs", run.ref(), "Train", "agent", "c".repeat(40), Instant.parse("2026-01-01T00:00:00Z").plusSeconds(3_600L * i));
            run.records().add(new TrainingRecord(origin, true, null, 60_000, Map.of("rate", 0.1), metrics, null, List.of(), List.of()));
        }
        ModelRegistry registry = ModelRegistry.open(store.models(), new FolderArtifactStore(store.artifacts()));
        for (int i = 0; i < MODELS; i++) {
            Origin origin = new Origin("team-" + i % 20 + "/model-" + i, new RunRef(RunRef.LOCAL, 1), null, null, null, Instant.now());
            registry.register(
                    new ModelVersion(0, origin, List.of(), Map.of(), Map.of("auc", Metric.computed(0.9)), List.of(), List.of(), null, null,
                            Map.of(), null, List.of("production"), false),
                    ProfileSource.none(), Change.by("benchmark"));
        }
        List<HistoryLine> lines = new StoreHistory(store).lines();
        System.err.println(lines.size() + " lines of history");
    }

    /** A page loads the texts of one language. */
    private static long packedScripts(Path webapp) throws IOException {
        Path languages = webapp.resolve("js/strings");
        long sum = 0;
        long longest = 0;
        try (Stream<Path> files = Files.walk(webapp.resolve("js"))) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".js"))::iterator) {
                if (file.startsWith(languages)) {
                    longest = Math.max(longest, packed(file));
                } else {
                    sum += packed(file);
                }
            }
        }
        return sum + longest;
    }

    private static long packed(Path file) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            Files.copy(file, gzip);
        }
        return packed.size();
    }

    private void http(URI server) throws Exception {
        client.send(HttpRequest.newBuilder(server.resolve("/runs/api/job")).build(), HttpResponse.BodyHandlers.discarding()); // the server has started
        measure(server, "trend of one metric with its interval, 2,000 builds", "/runs/api/trend?model=many-runs&metric=metric0&last=2000", "< 100 ms, < 200 kB");
        measure(server, "first page of the table, 30 metrics of 50 of 2,000 builds", "/runs/api/runs?model=many-runs" + allMetrics(), "");
        measure(server, "the same sorted by a metric", "/runs/api/runs?model=many-runs&sort=metric:metric7" + allMetrics(), "");
        measure(server, "first page of 1,000 models", "/models/api/models?limit=50&sort=model", "");
        measure(server, "a drift record of 1,000 columns", "/runs/13/api/build", "");
    }

    private static String allMetrics() {
        StringBuilder query = new StringBuilder();
        for (int m = 0; m < METRICS; m++) {
            query.append("&metric=metric").append(m);
        }
        return query.toString();
    }

    private void measure(URI server, String what, String path, String goal) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path)).header("Accept-Encoding", "gzip").build();
        double[] millis = new double[3 * REPEATS];
        long bytes = 0;
        for (int i = 0; i < millis.length; i++) {
            long started = System.nanoTime();
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            millis[i] = (System.nanoTime() - started) / 1e6;
            bytes = answer.body().length;
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + answer.statusCode());
            }
        }
        row(what, String.format(Locale.ROOT, "first %.0f ms, then %.0f ms; %s", millis[0], median(millis), kilobytes(bytes)), goal);
    }

    private void pages(URI server) throws IOException {
        try (Browser browser = Browser.open()) {
            browser.observeLongTasks();
            open(browser, server, "page of a job, 2,000 builds, 30 metrics", "/runs/?model=many-runs", "< 1 s");
            open(browser, server, "page of a build, 20 drift columns", "/runs/14/", "< 700 ms");
            open(browser, server, "page of a build, 1,000 drift columns", "/runs/13/", "< 2 s");
            open(browser, server, "page of a build with curves, slices and why it failed", "/runs/9/", "");
            open(browser, server, "page of 1,000 models", "/models/", "< 500 ms");
            open(browser, server, "page of a model, 10 versions", "/models/model?name=price-up", "");
        }
    }

    private static void open(Browser browser, URI server, String what, String path, String goal) {
        double[] usable = new double[REPEATS];
        double[] drawn = new double[REPEATS];
        double longest = 0;
        for (int i = 0; i < REPEATS; i++) {
            browser.size(1280, 900).withoutCache().show(server.resolve(path));
            usable[i] = ((Number) browser.script("return Number(document.documentElement.dataset.mlStagesReady)")).doubleValue();
            drawn[i] = browser.visibleChartsDrawn();
            longest = Math.max(longest, ((Number) browser.script("return Math.max(0, ...window.longTasks)")).doubleValue());
        }
        row(what, String.format(Locale.ROOT, "usable %.0f ms, charts drawn %.0f ms; longest task %.0f ms", median(usable), median(drawn), longest),
                (goal + " long tasks < 200 ms").trim().replace(" long", ", long").replaceFirst("^, ", ""));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String kilobytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f kB", bytes / 1000.0);
    }
}
