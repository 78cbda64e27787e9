package io.jenkins.plugins.mlstages.cli.serve;

import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.record.LearningCurves;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import io.jenkins.plugins.mlstages.engine.record.RegistrationRecord;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A store with made-up content for the pages' tests: an ordinary model with a history, and everything that is awkward. The
 * same seed gives the same store. {@code main} writes one for looking at.
 */
public final class SampleStore {
    /** Markup that would run if a page took it for markup; {@code window.probed} tells. */
    static final String PROBE = "<img src=x onerror=window.probed=1>\"'><script>window.probed=1</script>";

    static final String LONG_NAME = "n".repeat(100);
    private static final Instant START = Instant.parse("2026-09-01T06:00:00Z");

    private final LocalStore store;
    private final Random random = new Random(7);

    SampleStore(Path folder) {
        this.store = new LocalStore(folder);
    }

    public static void main(String[] arguments) throws IOException {
        new SampleStore(Path.of(arguments[0])).write();
    }

    /** The ordinary model and its history alone. */
    static void ordinaryOnly(Path folder) throws IOException {
        SampleStore sample = new SampleStore(folder);
        Map<String, Integer> runs = sample.ordinaryRuns();
        SampleRegistry registry = new SampleRegistry(sample.store);
        registry.ordinary(registered(runs));
    }

    private Map<String, Integer> ordinaryRuns() throws IOException {
        Map<String, Integer> runs = new LinkedHashMap<>();
        for (int i = 1; i <= 12; i++) {
            runs.put("ordinary" + i, ordinary(i));
        }
        return runs;
    }

    private static List<Integer> registered(Map<String, Integer> runs) {
        return IntStream.rangeClosed(1, 12).filter(i -> i % 5 != 4).map(i -> runs.get("ordinary" + i)).boxed().toList();
    }

    /** The run numbers of the interesting runs, by their name. */
    Map<String, Integer> write() throws IOException {
        Map<String, Integer> runs = ordinaryRuns();
        runs.put("wide", wide("wide-table", 1_000));
        runs.put("twenty", wide("twenty-columns", 20));
        runs.put("nothingPassed", nothingPassed());
        runs.put("long", longNames());
        runs.put("probe", probe());
        runs.put("failedTraining", failedTraining());
        runs.put("data", data());
        SampleRegistry registry = new SampleRegistry(store);
        registry.ordinary(registered(runs));
        registry.lonely(runs.get("twenty"));
        registry.twins(runs.get("twenty"));
        registry.awkward(LONG_NAME, runs.get("long"), "d".repeat(300));
        registry.awkward("probe", runs.get("probe"), PROBE);
        runs.put("empty", store.newRun(new ModelName("empty-run")).ref().number());
        return runs;
    }

    private int ordinary(int i) throws IOException {
        LocalStore.Run run = store.newRun(new ModelName("price-up"));
        boolean bad = i % 5 == 4;
        double auc = 0.88 + 0.004 * i - (bad ? 0.07 : 0) + random.nextGaussian() * 0.002;
        run.records().add(training(run, i, auc));
        run.records().add(SampleEvaluations.binary(origin(run, "Validate", i), auc, 3_000, random));
        if (!bad) {
            run.records().add(new RegistrationRecord(
                    origin(run, "Register", i), i - i / 5, i == 12 ? List.of("challenger") : List.of("production"),
                    List.of(file("out/model.json", 812 + i)), false));
        }
        run.records().add(SampleDrift.electricity(origin(run, "Watch", i), i >= 9, random));
        return run.ref().number();
    }

    private TrainingRecord training(LocalStore.Run run, int i, double auc) {
        int epochs = 300;
        List<Double> steps = new ArrayList<>();
        List<Double> loss = new ArrayList<>();
        List<Double> validation = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            steps.add((double) epoch);
            loss.add(0.35 + 0.34 * Math.exp(-epoch / 40.0) + random.nextGaussian() * 0.002);
            validation.add(epoch % 10 == 0 ? (Double) (0.40 + 0.30 * Math.exp(-epoch / 45.0)) : null);
        }
        Map<String, List<Double>> series = new LinkedHashMap<>();
        series.put("train loss", loss);
        series.put("validation loss", validation);
        return new TrainingRecord(
                origin(run, "Train", i), true, null, 11_400 + 730L * i,
                Map.of("learningRate", i < 6 ? 0.5 : 0.25, "epochs", epochs, "momentum", 0.9, "l2", 1e-5, "solver", "gradient descent",
                        "shuffle", i % 2 == 0),
                Map.of("trainLoss", Metric.reported(0.352 - 0.001 * i), "trainAccuracy", Metric.reported(0.82 + auc / 50)),
                new LearningCurves("epoch", steps, series),
                List.of(dataset("train", "data/train.csv", 12_000, i / 4), dataset("test", "data/test.csv", 3_000, 0)),
                List.of(file("out/model.json", 812 + i), file("out/predictions.csv", 61_000)), tags(i));
    }

    /** Every fourth run has so many that a reader has to search. */
    private static Map<String, String> tags(int i) {
        Map<String, String> tags = new LinkedHashMap<>(Map.of("team", "pricing", "season", "summer", "mlflow.user", "ada", "mlflow.source.name", "train.py"));
        for (int tag = 0; i % 4 == 0 && tag < 30; tag++) {
            tags.put("feature." + tag, "scaled by " + tag);
        }
        return tags;
    }

    private int wide(String model, int columns) throws IOException {
        LocalStore.Run run = store.newRun(new ModelName(model));
        run.records().add(SampleDrift.wide(origin(run, "Watch", 0), columns, random));
        return run.ref().number();
    }

    private int nothingPassed() throws IOException {
        LocalStore.Run run = store.newRun(new ModelName("nothing-passed"));
        run.records().add(SampleEvaluations.nothingPassed(origin(run, "Validate", 0)));
        run.records().add(SampleDrift.undecided(origin(run, "Watch", 0)));
        return run.ref().number();
    }

    private int longNames() throws IOException {
        LocalStore.Run run = store.newRun(new ModelName(LONG_NAME));
        run.records().add(new TrainingRecord(
                origin(run, "s".repeat(100), 0), true, null, 93_784_000, Map.of("p".repeat(100), "v".repeat(300)),
                Map.of("m".repeat(100), Metric.reported(1e-12)), null,
                List.of(dataset("d".repeat(100), "f".repeat(200), 9_007_199_254_740_991L, 0)), List.of(file("a".repeat(250), 5_000_000_000L)),
                Map.of("t".repeat(100), "w".repeat(1_000))));
        run.records().add(SampleEvaluations.named(origin(run, null, 0), "m".repeat(100)));
        run.records().add(SampleDrift.named(origin(run, null, 0), "c".repeat(100), List.of("k".repeat(100), "short")));
        run.records().add(new RegistrationRecord(origin(run, null, 0), 1, List.of("a".repeat(100)), List.of(file("a".repeat(250), 1)), true));
        return run.ref().number();
    }

    private int probe() throws IOException {
        LocalStore.Run run = store.newRun(new ModelName("probe"));
        run.records().add(new TrainingRecord(
                origin(run, PROBE, 0), false, PROBE, 10, Map.of(PROBE, PROBE), Map.of(PROBE, Metric.reported(1), "undefined", Metric.undefined(PROBE)),
                new LearningCurves(PROBE, List.of(1.0, 2.0), Map.of(PROBE, List.of(1.0, 2.0))),
                List.of(dataset(PROBE, PROBE, 3, 0)), List.of(file(PROBE, 1)),
                Map.of(PROBE, PROBE, "team", "pricing", "mlflow.user", PROBE)));
        run.records().add(SampleEvaluations.named(origin(run, PROBE, 0), PROBE));
        run.records().add(SampleDrift.named(origin(run, PROBE, 0), PROBE, List.of(PROBE, "b")));
        run.records().add(new RegistrationRecord(origin(run, PROBE, 0), 1, List.of(PROBE), List.of(file(PROBE, 1)), true));
        return run.ref().number();
    }

    private int failedTraining() throws IOException {
        LocalStore.Run run = store.newRun(new ModelName("team a/failed-training"));
        run.records().add(new TrainingRecord(
                origin(run, "Train", 0), false, "The command ended with exit code 1.", 412, Map.of(), Map.of(), null, List.of(), List.of()));
        return run.ref().number();
    }

    private int data() throws IOException {
        LocalStore.Run run = store.newRun(new ModelName("checked"));
        run.records().add(SampleData.checked(origin(run, "Data", 0)));
        run.records().add(SampleData.first(new Origin("", run.ref(), null, null, null, START)));
        run.records().add(SampleData.named(origin(run, PROBE, 0), PROBE));
        return run.ref().number();
    }

    private Origin origin(LocalStore.Run run, String stage, int i) {
        String repository = PROBE.equals(stage) ? "javascript:window.probed=1//" : "https://github.com/example/electricity";
        return new Origin(
                run.model().full(), run.ref(), stage, "agent-" + (1 + i % 3), Sha256.of(bytes("commit" + i)).substring(0, 40), repository,
                START.plus(run.ref().number() * 26L, ChronoUnit.HOURS));
    }

    static Dataset dataset(String name, String path, long rows, int edition) {
        FileRef file = new FileRef(path, rows * 61, Sha256.of(bytes(path + edition)));
        return new Dataset(
                name, List.of(file), file.sha256(), file.bytes(), rows,
                List.of("period", "nswprice", "nswdemand", "vicprice", "vicdemand", "transfer", "class"), "class", null);
    }

    private static FileRef file(String path, long size) {
        return new FileRef(path, size, Sha256.of(bytes(path)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
