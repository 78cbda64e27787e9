package io.jenkins.plugins.mlstages.engine.evaluation; // to try each comparison alone

import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How often the comparison of two versions on the same rows calls a difference significant (p below 0.05), paired and as if
 * unpaired: without a difference (false alarms) and with one (power).
 *
 * 30 % positive rows; both versions' scores are normal with standard deviation 1 and correlation 0.8 within a class, means
 * 1.6 apart for the baseline (auc 0.871) and less for the candidate; a threshold halfway decides for accuracy.
 *
 * Usage: ComparisonPower [comparisons of each kind, 1000 by default] [sizes, 200 1000 10000 by default]
 */
public final class ComparisonPower {
    static final long SEED = 20261103;
    static final double CORRELATION = 0.8;
    static final double BASELINE = 1.6;
    static final double[] CANDIDATES = {1.6, 1.5, 1.4};
    static final String[] METRICS = {"auc", "accuracy"};
    static final EvaluationOptions OPTIONS = EvaluationOptions.builder()
            .label("label").score("score").rawScores(true).threshold(0.8).intervals(false).build();

    public static void main(String[] arguments) {
        int trials = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        int[] sizes = arguments.length > 1
                ? Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).toArray()
                : new int[] {200, 1_000, 10_000};
        System.out.printf("%d comparisons of each kind; seed %d%n%n", trials, SEED);
        System.out.println("| metric | candidate's true auc | n | paired: significant | unpaired: significant |");
        System.out.println("|---|---|---|---|---|");
        for (String metric : METRICS) {
            for (double distance : CANDIDATES) {
                for (int n : sizes) {
                    int[] significant = IntStream.range(0, trials).parallel()
                            .mapToObj(t -> compare(metric, n, distance, SEED + 1_000_003L * n + t))
                            .reduce(new int[2], (a, b) -> new int[] {a[0] + b[0], a[1] + b[1]});
                    System.out.printf(Locale.ROOT, "| %s | %.3f | %,d | %.1f %% | %.1f %% |%n", metric,
                            Interval.normal(distance / Math.sqrt(2)), n, 100.0 * significant[0] / trials, 100.0 * significant[1] / trials);
                }
            }
        }
    }

    static int[] compare(String metric, int n, double distance, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] labels = new byte[n];
        double[] one = new double[n];
        double[] two = new double[n];
        for (int i = 0; i < n; i++) {
            labels[i] = (byte) (random.nextDouble() < 0.3 ? 1 : 0);
            double common = Math.sqrt(CORRELATION) * random.nextGaussian();
            one[i] = distance * labels[i] + common + Math.sqrt(1 - CORRELATION) * random.nextGaussian();
            two[i] = BASELINE * labels[i] + common + Math.sqrt(1 - CORRELATION) * random.nextGaussian();
        }
        Rows rows = Rows.plain(n);
        BinaryPredictions candidate = new BinaryPredictions(rows, labels, one, null, false);
        BinaryPredictions baseline = new BinaryPredictions(rows, labels, two, null, false);
        Difference paired = PairedComparison.of(candidate, baseline, OPTIONS, metric, null).orElseThrow();
        Interval mine = interval(metric, candidate);
        Interval theirs = interval(metric, baseline);
        Difference unpaired = Difference.unpaired(
                paired.candidate(), mine.low(), mine.high(), 0.95, paired.baseline(), theirs.low(), theirs.high(), 0.95, n);
        return new int[] {paired.pValue() < 0.05 ? 1 : 0, unpaired.pValue() < 0.05 ? 1 : 0};
    }

    static Interval interval(String metric, BinaryPredictions predictions) {
        if (metric.equals("accuracy")) {
            Cells cells = new CellMetrics(predictions, OPTIONS.threshold(), 2).cells();
            return Interval.wilson(cells.accuracy(), cells.total(), 0.95);
        }
        Ranking ranking = Ranking.of(predictions.scores(), predictions.labels(), null);
        double auc = RankStatistics.of(ranking, 1).auc();
        return Interval.logit(auc, DeLong.standardError(ranking, auc), ranking.positives(), 0.95);
    }
}
