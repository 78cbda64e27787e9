package io.jenkins.plugins.mlstages.engine.drift;

import io.jenkins.plugins.mlstages.engine.drift.distribution.HypergeometricTails;
import io.jenkins.plugins.mlstages.engine.drift.method.JensenShannon;
import io.jenkins.plugins.mlstages.engine.drift.method.PairedCategories;
import io.jenkins.plugins.mlstages.engine.drift.method.Shares;
import io.jenkins.plugins.mlstages.engine.drift.method.TwoProportions;
import io.jenkins.plugins.mlstages.engine.record.DriftFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds changes of one column that are not of distribution, before the p-values are corrected. */
final class Findings {
    private static final int NAMES_IN_SENTENCES = 5;
    private static final double SMALL_EXPECTED_COUNT = 5;

    private Findings() {}

    /**
     * A finding with its uncorrected p-value.
     *
     * @param effect Jensen-Shannon distance of having and not having it, on the same scale as that of categories
     */
    record Candidate(String kind, String column, double pValue, double effect, String sentence) {
        DriftFinding decide(double corrected, DriftOptions options, boolean counts) {
            double threshold = options.threshold(kind);
            boolean large = effect >= threshold;
            boolean drifted = counts && corrected <= options.alpha() && large;
            return new DriftFinding(
                    kind,
                    column,
                    drifted,
                    effect,
                    corrected,
                    sentence + ": " + Numbers.pValue(corrected) + ", Jensen-Shannon " + Numbers.shortText(effect)
                            + (large ? " >= " : " < ") + Numbers.shortText(threshold) + ".");
        }
    }

    /** Shares of missing and of unfit values. */
    static List<Candidate> shares(ColumnData reference, ColumnData current) {
        List<Candidate> found = new ArrayList<>();
        String name = reference.name();
        share(
                DriftFinding.MISSING_VALUES,
                name,
                "Missing values of " + name,
                reference.missing(),
                reference.rows(),
                current.missing(),
                current.rows(),
                found);
        share(
                DriftFinding.UNFIT_VALUES,
                name,
                "Values of " + name + " that are not " + reference.type().id(),
                reference.unfit(),
                reference.rows(),
                current.unfit(),
                current.rows(),
                found);
        return found;
    }

    /** z test for two proportions; Fisher's exact test where an expected count is below 5. */
    private static void share(
            String kind, String column, String what, double k, double n, double l, double m, List<Candidate> found) {
        double all = k + l;
        if (all == 0 || all == n + m || n == 0 || m == 0) {
            return;
        }
        boolean small = Math.min(all, n + m - all) * Math.min(n, m) / (n + m) < SMALL_EXPECTED_COUNT;
        double p = small
                ? new HypergeometricTails((long) all, (long) (n + m - all), (long) n).twoSided((long) k)
                : TwoProportions.pValue(TwoProportions.statistic(k, n, l, m));
        double before = k / n;
        double after = l / m;
        String change = after == before
                ? " stayed at "
                : (after > before ? " rose" : " fell") + " from " + Numbers.percent(before) + " to ";
        found.add(new Candidate(kind, column, p, distance(before, after), what + change + Numbers.percent(after)));
    }

    /** Categories that one side has and the other has not; hash cells stand for too many categories to say so. */
    static List<Candidate> categories(String column, PairedCategories pair) {
        if (!pair.exact() || pair.referenceSize() == 0 || pair.currentSize() == 0) {
            return List.of();
        }
        List<Candidate> found = new ArrayList<>();
        unseen(column, DriftFinding.NEW_CATEGORIES, pair.names(), pair.currentCounts(), pair.referenceCounts(), found);
        unseen(
                column,
                DriftFinding.VANISHED_CATEGORIES,
                pair.names(),
                pair.referenceCounts(),
                pair.currentCounts(),
                found);
        return found;
    }

    private static void unseen(
            String column, String kind, String[] names, long[] here, long[] there, List<Candidate> found) {
        List<Integer> unseen = IntStream.range(0, names.length)
                .filter(i -> here[i] > 0 && there[i] == 0)
                .boxed()
                .sorted(Comparator.comparingLong(i -> -here[i]))
                .toList();
        if (unseen.isEmpty()) {
            return;
        }
        double share = unseen.stream().mapToLong(i -> here[i]).sum()
                / (double)
                        IntStream.range(0, here.length).mapToLong(i -> here[i]).sum();
        boolean isNew = kind.equals(DriftFinding.NEW_CATEGORIES);
        String listed = unseen.stream()
                .limit(NAMES_IN_SENTENCES)
                .map(i -> "'" + shortName(names[i]) + "' (" + here[i] + ")")
                .collect(Collectors.joining(", "));
        String sentence = column + " has "
                + Numbers.count(
                        unseen.size(),
                        isNew ? "new category" : "vanished category",
                        isNew ? "new categories" : "vanished categories")
                + ", " + Numbers.percent(share) + " of the " + (isNew ? "current" : "reference's") + " values, "
                + listed + (unseen.size() > NAMES_IN_SENTENCES ? ", ..." : "");
        found.add(new Candidate(kind, column, UnseenCategories.pValue(here, there), distance(0, share), sentence));
    }

    private static String shortName(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "...";
    }

    private static double distance(double before, double after) {
        return new JensenShannon()
                .distance(new Shares(new double[] {before, 1 - before}, new double[] {after, 1 - after}));
    }
}
