package io.jenkins.plugins.mlstages.cli.serve;

import io.jenkins.plugins.mlstages.engine.record.CalibrationBin;
import io.jenkins.plugins.mlstages.engine.record.ConfusionMatrix;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import io.jenkins.plugins.mlstages.engine.record.Curve;
import io.jenkins.plugins.mlstages.engine.record.EvaluationCurves;
import io.jenkins.plugins.mlstages.engine.record.EvaluationDetails;
import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.EvaluationSet;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import io.jenkins.plugins.mlstages.engine.record.SliceEvaluation;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Made-up evaluations for {@link SampleStore}. */
final class SampleEvaluations {
    private SampleEvaluations() {}

    static EvaluationRecord binary(Origin origin, double auc, long rows, Random random) {
        double loss = 0.9 - 0.55 * auc + random.nextGaussian() * 0.004;
        Metric aucMetric = Metric.computed(auc).withInterval(auc - 0.011, auc + 0.01);
        Metric lossMetric = Metric.computed(loss).withInterval(loss - 0.02, loss + 0.022);
        Map<String, Metric> metrics = Map.of(
                "auc", aucMetric, "logLoss", lossMetric, "accuracy", computed(auc - 0.08), "precision", computed(auc - 0.1),
                "recall", computed(auc - 0.12), "f1", computed(auc - 0.11), "brier", computed(0.25 - auc / 10));
        return new EvaluationRecord(
                origin, null, "binary", SampleStore.dataset("predictions", "out/predictions.csv", rows, 1), rows, metrics,
                List.of(
                        gate("auc >= 0.85 : FAILURE", "auc", auc >= 0.85, Criticality.FAILURE, auc, 0.85),
                        gate("logLoss <= 0.45", "logLoss", loss <= 0.45, Criticality.UNSTABLE, loss, 0.45),
                        gate("f1 >= 0.75 : NOTE", "f1", auc - 0.11 >= 0.75, Criticality.NOTE, auc - 0.11, 0.75)),
                details(auc, rows));
    }

    private static EvaluationDetails details(double auc, long rows) {
        double bend = (1 - auc) / auc; // the area under x^bend is 1 / (1 + bend)
        double[] x = IntStream.rangeClosed(0, 60).mapToDouble(i -> i / 60.0).toArray();
        double[] roc = Arrays.stream(x).map(v -> Math.pow(v, bend)).toArray();
        double[] precision = Arrays.stream(x).map(v -> 1 - 0.55 * Math.pow(v, 4 * auc)).toArray();
        double[] thresholds = Arrays.stream(x).map(v -> 1 - v).toArray();
        List<CalibrationBin> calibration = IntStream.range(0, 10)
                .mapToObj(i -> new CalibrationBin(rows / 10.0, 0.05 + i / 10.0, Math.min(1, Math.max(0, 0.02 + i / 9.3))))
                .toList();
        double wrong = Math.round(rows * (1 - auc) / 1.4);
        ConfusionMatrix confusion = new ConfusionMatrix(
                List.of("0", "1"), List.of(List.of(rows * 0.55 - wrong, wrong), List.of(Math.round(wrong * 0.8) * 1.0, rows * 0.45 - Math.round(wrong * 0.8))));
        List<SliceEvaluation> slices = new ArrayList<>();
        String[] days = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
        for (int i = 0; i < days.length; i++) {
            double here = auc - 0.01 * i * (auc < 0.85 ? 3 : 1);
            slices.add(new SliceEvaluation("day", "day=" + days[i], rows / 7 - 11 * i, Map.of("auc", computed(here), "f1", computed(here - 0.1), "logLoss", computed(0.9 - 0.55 * here)), null));
        }
        slices.add(new SliceEvaluation("day", "day=holiday", 12, Map.of(), "12 rows are too few: at least 30 were asked for."));
        return new EvaluationDetails(
                EvaluationOptions.builder().label("label").score("score").slices(List.of("day")).build(), new EvaluationSet("0".repeat(64), false, rows),
                new EvaluationCurves(Curve.of(x, roc, thresholds), Curve.of(x, precision, thresholds), calibration, confusion, null), slices, null);
    }

    static EvaluationRecord nothingPassed(Origin origin) {
        return new EvaluationRecord(
                origin, "binary", null, 0, Map.of("auc", Metric.undefined("the sample holds only one class"), "r2", Metric.computed(-0.5)),
                List.of(
                        undecided("auc >= 0.85 : FAILURE", "auc", Criticality.FAILURE, "auc has no value: the sample holds only one class."),
                        undecided("fairness >= 0.8", "fairness", Criticality.UNSTABLE, "There is no metric 'fairness'; there are auc, r2."),
                        gate("r2 >= 0.2 : ERROR", "r2", false, Criticality.ERROR, -0.5, 0.2),
                        gate("r2 >= -0.1 : NOTE", "r2", false, Criticality.NOTE, -0.5, -0.1)));
    }

    static EvaluationRecord named(Origin origin, String name) {
        return new EvaluationRecord(
                origin, "reported", null, 10, Map.of(name, Metric.reported(0.5)),
                List.of(new GateVerdict(name + " >= 1", name, name + "=" + name, Verdict.FAILED, false, Criticality.FAILURE, 0.5, 1.0, name)));
    }

    private static Metric computed(double value) {
        return Metric.computed(value).withInterval(value - 0.013, value + 0.012);
    }

    private static GateVerdict gate(String gate, String metric, boolean passed, Criticality criticality, double value, double bound) {
        return new GateVerdict(
                gate, metric, null, passed ? Verdict.PASSED : Verdict.FAILED, passed, criticality, value, bound,
                String.format(java.util.Locale.ROOT, "%s is %.4f; %s was asked: %s.", metric, value, gate, passed ? "passed" : "not reached"));
    }

    private static GateVerdict undecided(String gate, String metric, Criticality criticality, String sentence) {
        return new GateVerdict(gate, metric, null, Verdict.UNDECIDED, false, criticality, null, null, sentence);
    }
}
