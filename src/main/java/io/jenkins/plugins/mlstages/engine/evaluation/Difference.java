package io.jenkins.plugins.mlstages.engine.evaluation;

/**
 * The difference of a metric between two versions, candidate minus baseline.
 *
 * @param candidate the candidate's value on the rows compared
 * @param baseline the baseline's value on the rows compared
 * @param errorBelow standard error towards the lower end of an interval, NaN when it is not known
 * @param errorAbove standard error towards its upper end; another one where the values' own intervals are not symmetric
 * @param rows rows compared
 * @param paired whether both were judged on the very same rows, row by row
 */
public record Difference(
        double candidate, double baseline, double errorBelow, double errorAbove, long rows, boolean paired) {
    /** What is less than this share of the values is rounding, not variation. */
    private static final double ROUNDING = 1e-9;

    /** With the same standard error on both sides. */
    public Difference(double candidate, double baseline, double standardError, long rows, boolean paired) {
        this(candidate, baseline, standardError, standardError, rows, paired);
    }

    public double value() {
        return candidate - baseline;
    }

    /** Of the difference, the mean of both sides; NaN when it is not known. */
    public double standardError() {
        return (errorBelow + errorAbove) / 2;
    }

    /** Lower end of the two-sided confidence interval. */
    public double low(double level) {
        return value() - Interval.z(level) * errorBelow;
    }

    /** Upper end of the two-sided confidence interval. */
    public double high(double level) {
        return value() + Interval.z(level) * errorAbove;
    }

    /** Two-sided p-value of no difference, as the interval has it; NaN when it is not known. */
    public double pValue() {
        return value() == 0 ? 1 : Interval.pValue(value() / (value() > 0 ? errorBelow : errorAbove));
    }

    /** Whether the rows show no variation at all, which is no proof that there is none. */
    public boolean withoutVariation() {
        return standardError() <= ROUNDING * Math.max(Math.abs(candidate), Math.abs(baseline));
    }

    /** The same values, of which nobody knows how surely they differ. */
    public Difference ofUnknownError() {
        return new Difference(candidate, baseline, Double.NaN, rows, false);
    }

    /**
     * What is known of two versions of which all rows say the same, given what the difference would be known by if each had
     * rows of its own. At this level z² / (n + z²) of the rows may still differ (the upper end of Wilson's interval of 0 in
     * n); the variance is that of so many rows judged apart.
     */
    public Difference ofAgreeingRows(Difference apart, double level) {
        double z2 = Interval.z(level) * Interval.z(level);
        double share = Math.sqrt(z2 / (rows + z2));
        return new Difference(candidate, baseline, share * apart.errorBelow, share * apart.errorAbove, rows, true);
    }

    /** What the test on a sample of the rows says of all of them, where both values are known. */
    public Difference onAll(double candidateOfAll, double baselineOfAll, long allRows) {
        double share = Math.sqrt(rows / (double) Math.max(rows, allRows));
        return new Difference(
                candidateOfAll, baselineOfAll, errorBelow * share, errorAbove * share, Math.max(rows, allRows), paired);
    }

    /**
     * Two independent values with their intervals: each end of the difference's interval is as far off as the root of the
     * squared distances of the two ends that lead there (R. G. Newcombe, 1998; G. Y. Zou, A. Donner, 2008).
     */
    public static Difference unpaired(
            double candidate,
            Double low,
            Double high,
            double level,
            double baseline,
            Double baselineLow,
            Double baselineHigh,
            double baselineLevel,
            long rows) {
        if (low == null || high == null || baselineLow == null || baselineHigh == null) {
            return new Difference(candidate, baseline, Double.NaN, rows, false);
        }
        double z = Interval.z(level);
        double baselineZ = Interval.z(baselineLevel);
        double below = Math.hypot((candidate - low) / z, (baselineHigh - baseline) / baselineZ);
        double above = Math.hypot((high - candidate) / z, (baseline - baselineLow) / baselineZ);
        return new Difference(candidate, baseline, below, above, rows, false);
    }
}
