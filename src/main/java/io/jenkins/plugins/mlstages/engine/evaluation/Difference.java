package io.jenkins.plugins.mlstages.engine.evaluation;

/**
 * The difference of a metric between two versions, candidate minus baseline.
 *
 * @param candidate the candidate's value on the rows compared
 * @param baseline the baseline's value on the rows compared
 * @param standardError of their difference, NaN when it is not known
 * @param rows rows compared
 * @param paired whether both were judged on the very same rows, row by row
 */
public record Difference(double candidate, double baseline, double standardError, long rows, boolean paired) {
    public double value() {
        return candidate - baseline;
    }

    /** Lower end of the two-sided confidence interval. */
    public double low(double level) {
        return value() - Interval.z(level) * standardError;
    }

    /** Upper end of the two-sided confidence interval. */
    public double high(double level) {
        return value() + Interval.z(level) * standardError;
    }

    /** Two-sided p-value of no difference; NaN when it is not known. */
    public double pValue() {
        return value() == 0 ? 1 : Interval.pValue(value() / standardError);
    }

    /** An interval's end carried from one confidence level to another as if it were normal. */
    public static double rescaled(double value, double end, double from, double to) {
        return value + (end - value) * Interval.z(to) / Interval.z(from);
    }

    /** Standard error that a normal interval of this width would have. */
    static double standardError(double low, double high, double level) {
        return (high - low) / (2 * Interval.z(level));
    }

    /** What the test on a sample of the rows says of all of them, where both values are known. */
    public Difference onAll(double candidateOfAll, double baselineOfAll, long allRows) {
        double error = standardError * Math.sqrt(rows / (double) Math.max(rows, allRows));
        return new Difference(candidateOfAll, baselineOfAll, error, Math.max(rows, allRows), paired);
    }

    /** Two independent values with their intervals. */
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
        boolean known = low != null && high != null && baselineLow != null && baselineHigh != null;
        double error = known
                ? Math.hypot(standardError(low, high, level), standardError(baselineLow, baselineHigh, baselineLevel))
                : Double.NaN;
        return new Difference(candidate, baseline, error, rows, false);
    }
}
