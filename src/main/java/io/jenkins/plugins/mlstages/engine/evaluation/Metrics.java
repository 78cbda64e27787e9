package io.jenkins.plugins.mlstages.engine.evaluation;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The one place that knows each metric: name, direction, range, task, kind of interval. Formulas follow scikit-learn where
 * it has the metric; {@code docs/metrics.md} says how each is defined.
 *
 * <p>A metric of one class is named {@code f1.class}: its definition is that of the part before the first dot.
 */
public final class Metrics {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final Map<String, MetricDefinition> ALL = new LinkedHashMap<>();
    private static final Pattern WORDS = Pattern.compile("[^a-z0-9]+");

    /** Words in the names that training code gives to costs: time, size, money, losses, errors. */
    private static final Set<String> COSTS = Set.of(
            "loss",
            "error",
            "errors",
            "rmse",
            "mae",
            "mse",
            "mape",
            "perplexity",
            "latency",
            "duration",
            "time",
            "seconds",
            "millis",
            "ms",
            "size",
            "bytes",
            "kb",
            "mb",
            "gb",
            "memory",
            "cost",
            "price",
            "brier",
            "ece");

    private static final Set<String> GAINS = Set.of(
            "accuracy",
            "auc",
            "precision",
            "recall",
            "sensitivity",
            "specificity",
            "f1",
            "r2",
            "mcc",
            "kappa",
            "throughput",
            "bleu",
            "rouge",
            "ndcg",
            "map",
            "mrr",
            "iou",
            "dice",
            "ap");

    static {
        Set<Task> binary = Set.of(Task.BINARY);
        Set<Task> classes = Set.of(Task.BINARY, Task.MULTICLASS);
        Set<Task> multiclass = Set.of(Task.MULTICLASS);
        Set<Task> regression = Set.of(Task.REGRESSION);
        String cells = "Poisson bootstrap of the confusion matrix, BCa";
        String rows = "Poisson bootstrap of the rows, BCa; jackknife from 5,000 rows";
        String ranks = "Poisson bootstrap of the ranking";
        add("accuracy", Direction.HIGHER, 0, 1, classes, "Wilson");
        add(
                "balancedAccuracy",
                Direction.HIGHER,
                0,
                1,
                classes,
                "binary: combined Wilson intervals; multiclass: " + cells);
        add("precision", Direction.HIGHER, 0, 1, classes, "Wilson");
        add("recall", Direction.HIGHER, 0, 1, classes, "Wilson");
        add("specificity", Direction.HIGHER, 0, 1, binary, "Wilson");
        add("f1", Direction.HIGHER, 0, 1, classes, "Wilson of TP / (TP + FP + FN), transformed");
        add("fBeta", Direction.HIGHER, 0, 1, binary, cells);
        add("mcc", Direction.HIGHER, -1, 1, classes, cells);
        add("kappa", Direction.HIGHER, -1, 1, classes, cells);
        add("auc", Direction.HIGHER, 0, 1, classes, "DeLong, on the logit scale");
        add("averagePrecision", Direction.HIGHER, 0, 1, binary, ranks);
        add("liftAtK", Direction.HIGHER, 0, INF, binary, ranks);
        add("recallAtK", Direction.HIGHER, 0, 1, binary, ranks);
        add("precisionAtK", Direction.HIGHER, 0, 1, binary, ranks);
        add("bestThreshold", Direction.UNKNOWN, -INF, INF, binary, "none");
        add("logLoss", Direction.LOWER, 0, INF, classes, rows);
        add("brier", Direction.LOWER, 0, 2, classes, rows);
        add(
                "expectedCalibrationError",
                Direction.LOWER,
                0,
                1,
                binary,
                "bootstrap of the calibration bins, bias-corrected");
        for (String average : new String[] {"Macro", "Micro", "Weighted"}) {
            for (String of : new String[] {"precision", "recall", "f1"}) {
                add(of + average, Direction.HIGHER, 0, 1, multiclass, average.equals("Micro") ? "Wilson" : cells);
            }
        }
        add(
                "aucMacro",
                Direction.HIGHER,
                0,
                1,
                multiclass,
                "DeLong's placements, summed over classes, on the logit scale");
        add(
                "aucWeighted",
                Direction.HIGHER,
                0,
                1,
                multiclass,
                "DeLong's placements, summed over classes, on the logit scale");
        add("topKAccuracy", Direction.HIGHER, 0, 1, multiclass, "Wilson");
        for (String error : new String[] {"rmse", "mae", "mape", "smape", "pinballLoss"}) {
            add(error, Direction.LOWER, 0, error.equals("smape") ? 2 : INF, regression, rows);
        }
        add("r2", Direction.HIGHER, -INF, 1, regression, rows);
        add("explainedVariance", Direction.HIGHER, -INF, 1, regression, rows);
        add("medianAbsoluteError", Direction.LOWER, 0, INF, regression, "order statistics");
        add("maxError", Direction.LOWER, 0, INF, regression, "none: no resampling method is valid for a maximum");
        add("meanError", Direction.UNKNOWN, -INF, INF, regression, rows);
        dependsOn(MetricOption.K, "liftAtK", "recallAtK", "precisionAtK");
        dependsOn(MetricOption.TOP_K, "topKAccuracy");
        dependsOn(MetricOption.BETA, "fBeta");
        dependsOn(MetricOption.QUANTILE, "pinballLoss");
        dependsOn(MetricOption.CALIBRATION_BINS, "expectedCalibrationError");
    }

    private Metrics() {}

    private static void add(String name, Direction better, double low, double high, Set<Task> tasks, String interval) {
        ALL.put(name, new MetricDefinition(name, better, low, high, tasks, interval, null));
    }

    private static void dependsOn(MetricOption option, String... names) {
        for (String name : names) {
            ALL.computeIfPresent(name, (key, metric) -> metric.dependingOn(option));
        }
    }

    /** Every metric that can be computed here. */
    public static Collection<MetricDefinition> all() {
        return Collections.unmodifiableCollection(ALL.values());
    }

    /** What is known of this name; a name that is not computed here has an unlimited range and a direction by its wording. */
    public static MetricDefinition of(String name) {
        MetricDefinition known = ALL.get(name);
        int dot = name.indexOf('.');
        if (known == null && dot > 0) {
            known = ALL.get(name.substring(0, dot));
        }
        return known != null
                ? known
                : new MetricDefinition(name, worded(name), -INF, INF, Set.of(), "none: reported", null);
    }

    /** True when metrics of this name are computed from predictions; false when they can only be reported. */
    public static boolean isComputed(String name) {
        return !of(name).tasks().isEmpty();
    }

    private static Direction worded(String name) {
        MetricDefinition last = ALL.get(name.substring(name.lastIndexOf('.') + 1));
        if (last != null) {
            return last.direction();
        }
        boolean cost = false;
        boolean gain = false;
        for (String word :
                WORDS.split(name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT))) {
            cost |= COSTS.contains(word);
            gain |= GAINS.contains(word);
        }
        if (cost == gain) {
            return Direction.UNKNOWN;
        }
        return cost ? Direction.LOWER : Direction.HIGHER;
    }
}
