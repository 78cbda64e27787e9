package io.jenkins.plugins.mlstages.engine.evaluation; // to try each interval alone

import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How often the 95 % intervals hold the true value.
 *
 * Two classes: 30 % positive rows; the score's logit is normal with standard deviation 1 and mean 0.4 or -1.2, threshold 0.5.
 * Numbers: labels normal(50, 10); errors normal(0.5, 2), or Laplace with the same spread. Three classes: frequencies 0.5, 0.3,
 * 0.2, 75 % recall, errors even. True values: by formula where there is one, else over ten million rows.
 *
 * Usage: IntervalCoverage [evaluations per size, 1000 by default] [sizes, 200 1000 10000 by default]
 */
public final class IntervalCoverage {
    static final long SEED = 20261102;
    static final int TRUTH_ROWS = 10_000_000;
    static final EvaluationOptions OPTIONS = EvaluationOptions.builder().label("label").score("score").build();
    static final double[] FREQUENCY = {0.5, 0.3, 0.2};

    public static void main(String[] arguments) {
        int trials = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        int[] sizes = arguments.length > 1
                ? Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).toArray()
                : new int[] {200, 1_000, 10_000};
        Map<String, Double> truth = truth();
        Map<String, StringBuilder> lines = new LinkedHashMap<>();
        truth.forEach((name, value) ->
                lines.put(name, new StringBuilder(String.format(Locale.ROOT, "| %s | %.4f |", name, value))));
        for (int n : sizes) {
            Map<String, Integer> held = new TreeMap<>();
            IntStream.range(0, trials).parallel().mapToObj(t -> evaluate(n, SEED + 1_000_003L * n + t)).forEach(metrics -> {
                synchronized (held) {
                    metrics.forEach((name, m) -> {
                        Double value = truth.get(name);
                        if (value != null && m.low() != null) {
                            held.merge(name, m.low() <= value && value <= m.high() ? 1 : 0, Integer::sum);
                        }
                    });
                }
            });
            lines.forEach((name, line) ->
                    line.append(String.format(Locale.ROOT, " %.1f %% |", 100.0 * held.getOrDefault(name, 0) / trials)));
        }
        System.out.printf("%d evaluations of each size; seed %d%n%n", trials, SEED);
        System.out.println("| metric | true value |" + String.join("", Arrays.stream(sizes)
                .mapToObj(n -> String.format(Locale.ROOT, " n = %,d |", n)).toList()));
        System.out.println("|---|---|" + "---|".repeat(sizes.length));
        lines.values().forEach(System.out::println);
    }

    static Map<String, Metric> evaluate(int n, long seed) {
        Map<String, Metric> all = new TreeMap<>();
        all.putAll(TaskMetrics.of(binary(n, seed), OPTIONS, false).metrics());
        named(all, "", TaskMetrics.of(numbers(n, seed, false), OPTIONS, false).metrics());
        named(all, " (Laplace errors)", TaskMetrics.of(numbers(n, seed, true), OPTIONS, false).metrics());
        named(all, " (3 classes)", TaskMetrics.of(classes(n, seed), OPTIONS, false).metrics());
        return all;
    }

    static void named(Map<String, Metric> all, String suffix, Map<String, Metric> metrics) {
        metrics.forEach((name, metric) -> all.put(name + suffix, metric));
    }

    static BinaryPredictions binary(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] labels = new byte[n];
        double[] scores = new double[n];
        for (int i = 0; i < n; i++) {
            labels[i] = (byte) (random.nextDouble() < 0.3 ? 1 : 0);
            scores[i] = 1 / (1 + Math.exp(-(1.6 * labels[i] - 1.2 + random.nextGaussian())));
        }
        return BinaryPredictions.of(labels, scores);
    }

    static NumberPredictions numbers(int n, long seed, boolean laplace) {
        SplittableRandom random = new SplittableRandom(seed + 7);
        double[] labels = new double[n];
        double[] predicted = new double[n];
        for (int i = 0; i < n; i++) {
            labels[i] = 50 + 10 * random.nextGaussian();
            double exponential = -Math.log(1 - random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
            predicted[i] = labels[i] + 0.5 + 2 * (laplace ? exponential / Math.sqrt(2) : random.nextGaussian());
        }
        return new NumberPredictions(Rows.plain(n), labels, predicted);
    }

    static ClassPredictions classes(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed + 13);
        int[] labels = new int[n];
        int[] predicted = new int[n];
        for (int i = 0; i < n; i++) {
            double u = random.nextDouble();
            labels[i] = u < FREQUENCY[0] ? 0 : u < FREQUENCY[0] + FREQUENCY[1] ? 1 : 2;
            predicted[i] = random.nextDouble() < 0.75 ? labels[i] : (labels[i] + 1 + random.nextInt(2)) % 3;
        }
        return new ClassPredictions(Rows.plain(n), List.of("a", "b", "c"), labels, predicted, null);
    }

    static Map<String, Double> truth() {
        double tpr = Interval.normal(0.4);
        double fpr = Interval.normal(-1.2);
        Cells cells = new Cells(0.7 * (1 - fpr), 0.7 * fpr, 0.3 * (1 - tpr), 0.3 * tpr);
        Map<String, Double> truth = new LinkedHashMap<>();
        truth.put("auc", Interval.normal(1.6 / Math.sqrt(2)));
        truth.put("accuracy", cells.accuracy());
        truth.put("f1", cells.f1());
        truth.put("rmse", Math.sqrt(4 + 0.25));
        truth.put("rmse (Laplace errors)", Math.sqrt(4 + 0.25));
        truth.put("precision", cells.precision());
        truth.put("recall", cells.recall());
        truth.put("specificity", cells.specificity());
        truth.put("balancedAccuracy", cells.balancedAccuracy());
        truth.put("fBeta", cells.fBeta(OPTIONS.beta()));
        truth.put("mcc", cells.mcc());
        truth.put("kappa", cells.kappa());
        Map<String, Metric> many = TaskMetrics.of(binary(TRUTH_ROWS, 1), OPTIONS.withoutIntervals(), false).metrics();
        for (String name : List.of(
                "averagePrecision", "logLoss", "brier", "expectedCalibrationError", "liftAtK", "recallAtK", "precisionAtK")) {
            truth.put(name, many.get(name).value());
        }
        truth.put("r2", 1 - 4.25 / 100);
        truth.put("explainedVariance", 1 - 4.0 / 100);
        Map<String, Metric> errors = TaskMetrics.of(numbers(TRUTH_ROWS, 1, false), OPTIONS.withoutIntervals(), false).metrics();
        for (String name : List.of("mae", "mape", "medianAbsoluteError")) {
            truth.put(name, errors.get(name).value());
        }
        truth.put("accuracy (3 classes)", 0.75);
        Map<String, Metric> classes = TaskMetrics.of(classes(TRUTH_ROWS, 1), OPTIONS.withoutIntervals(), false).metrics();
        for (String name : List.of("f1Macro", "f1Weighted", "balancedAccuracy", "mcc", "f1.b")) {
            truth.put(name + " (3 classes)", classes.get(name).value());
        }
        return truth;
    }
}
