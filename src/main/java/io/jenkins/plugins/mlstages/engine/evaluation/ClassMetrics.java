package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.record.EvaluationCurves;
import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Metrics and the confusion matrix of predictions of several classes. */
final class ClassMetrics implements TaskMetrics {
    private static final int REPLICATES = 1_000;
    private static final int ACCELERATED_CELLS = 2_500;

    private static final Map<String, ToDoubleFunction<ClassTotals>> RESAMPLED = new LinkedHashMap<>();

    static {
        RESAMPLED.put("balancedAccuracy", ClassTotals::balancedAccuracy);
        RESAMPLED.put("mcc", ClassTotals::mcc);
        RESAMPLED.put("kappa", ClassTotals::kappa);
        RESAMPLED.put("precisionMacro", t -> t.macro(t::precision));
        RESAMPLED.put("recallMacro", t -> t.macro(t::recall));
        RESAMPLED.put("f1Macro", t -> t.macro(t::f1));
        RESAMPLED.put("precisionWeighted", t -> t.weighted(t::precision));
        RESAMPLED.put("recallWeighted", t -> t.weighted(t::recall));
        RESAMPLED.put("f1Weighted", t -> t.weighted(t::f1));
    }

    private final ClassPredictions predictions;
    private final EvaluationOptions options;
    private final ClassCells cells;

    /**
     * The metric of this name as a function of the confusion matrix, {@code null} if it is none.
     *
     * @param classes the classes' names in the order of their codes
     */
    static ToDoubleFunction<ClassTotals> function(String name, List<String> classes) {
        if (RESAMPLED.containsKey(name)) {
            return RESAMPLED.get(name);
        }
        if (name.equals("accuracy") || name.endsWith("Micro")) {
            return ClassTotals::accuracy;
        }
        int dot = name.indexOf('.');
        int c = dot < 0 ? -1 : classes.indexOf(name.substring(dot + 1));
        if (c < 0) {
            return null;
        }
        return switch (name.substring(0, dot)) {
            case "precision" -> totals -> totals.precision(c);
            case "recall" -> totals -> totals.recall(c);
            case "f1" -> totals -> totals.f1(c);
            default -> null;
        };
    }

    ClassMetrics(ClassPredictions predictions, EvaluationOptions options) {
        this.predictions = predictions;
        this.options = options;
        cells = new ClassCells(predictions);
    }

    @Override
    public Map<String, Metric> metrics() {
        MetricTable table = new MetricTable();
        ClassTotals totals = cells.totals();
        table.put("accuracy", totals.accuracy(), "the sum of the weights is zero");
        for (String micro : new String[] {"precisionMicro", "recallMicro", "f1Micro"}) {
            table.put(micro, totals.accuracy(), "the sum of the weights is zero");
        }
        RESAMPLED.forEach((name, metric) ->
                table.put(name, metric.applyAsDouble(totals), "all labels, or all predictions, are of one class"));
        for (int c : cells.shown()) {
            String name = predictions.classes().get(c);
            table.put("precision." + name, totals.precision(c), "no row is predicted " + name);
            table.put("recall." + name, totals.recall(c), "no row is " + name);
            table.put("f1." + name, totals.f1(c), "no row is " + name + " or predicted so");
        }
        if (options.intervals()) {
            intervals(table, totals);
        }
        if (predictions.probabilities() != null) {
            new ClassProbabilities(predictions, options).metrics(table, cells.shown());
        }
        return table.metrics();
    }

    private void intervals(MetricTable table, ClassTotals totals) {
        double level = options.level();
        Interval accuracy = Interval.wilson(totals.accuracy(), cells.effective(-1, -1), level);
        for (String name : new String[] {"accuracy", "precisionMicro", "recallMicro", "f1Micro"}) {
            table.interval(name, accuracy);
        }
        for (int c : cells.shown()) {
            String name = predictions.classes().get(c);
            double jaccard = totals.hits()[c] / (totals.labels()[c] + totals.predicted()[c] - totals.hits()[c]);
            table.interval("precision." + name, Interval.wilson(totals.precision(c), cells.effective(-2, c), level));
            table.interval("recall." + name, Interval.wilson(totals.recall(c), cells.effective(c, -2), level));
            table.interval("f1." + name, CellMetrics.f1(Interval.wilson(jaccard, cells.effective(c, c), level)));
        }
        if (cells.flawless()) { // no replicate would have an error: what the accuracy's interval allows
            RESAMPLED.keySet().forEach(name -> table.interval(name, accuracy));
            return;
        }
        PoissonBootstrap bootstrap = new PoissonBootstrap(options.seed());
        ClassTotals[] replicates = new ClassTotals[REPLICATES];
        for (int r = 0; r < REPLICATES; r++) {
            replicates[r] = cells.replicate(bootstrap);
        }
        RESAMPLED.forEach((name, metric) -> {
            double[] values = new double[REPLICATES];
            for (int r = 0; r < REPLICATES; r++) {
                values[r] = metric.applyAsDouble(replicates[r]);
            }
            double estimate = metric.applyAsDouble(totals);
            Interval interval = Bca.interval(estimate, values, acceleration(metric, estimate), level);
            table.interval(name, interval, cells.effective(-1, -1), level);
        });
    }

    /** From leaving out one row of each cell; left out itself where there are so many cells that it hardly matters. */
    private double acceleration(ToDoubleFunction<ClassTotals> metric, double estimate) {
        if (cells.size() > ACCELERATED_CELLS) {
            return 0;
        }
        double[] influence = new double[cells.size()];
        double[] times = new double[cells.size()];
        for (int c = 0; c < influence.length; c++) {
            double change = estimate - metric.applyAsDouble(cells.totalsWithout(c));
            influence[c] = Double.isFinite(change) ? change : 0;
            times[c] = cells.sum(c) / cells.unit(c);
        }
        return Bca.acceleration(influence, times);
    }

    @Override
    public EvaluationCurves curves() {
        return new EvaluationCurves(null, null, null, cells.matrix(), null);
    }
}
