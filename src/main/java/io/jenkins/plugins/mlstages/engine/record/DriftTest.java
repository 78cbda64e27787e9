package io.jenkins.plugins.mlstages.engine.record;

/**
 * One method's answer for one column. Numbers are finite or absent; a p-value lies in 0 to 1.
 *
 * @param method identifier, e.g. {@code ks}
 * @param statistic the test statistic or distance, {@code null} when the method does not apply (or, with a p-value beside
 *     it, when the statistic is infinite)
 * @param pValue uncorrected, {@code null} for distances and when the method does not apply
 * @param reason why the method does not apply or why the statistic is absent, {@code null} otherwise
 */
public record DriftTest(String method, Double statistic, Double pValue, String reason) {
    public DriftTest {
        if (statistic != null && !Double.isFinite(statistic)) {
            throw new IllegalArgumentException(method + " gave the statistic " + statistic);
        }
        if (pValue != null && !(pValue >= 0 && pValue <= 1)) {
            throw new IllegalArgumentException(method + " gave the p-value " + pValue);
        }
    }

    public static DriftTest significance(String method, double statistic, double pValue) {
        return Double.isFinite(statistic) && Double.isFinite(pValue)
                ? new DriftTest(method, statistic, Math.min(1, Math.max(0, pValue)), null)
                : notApplicable(method, "the numbers are too large or too small to compute with");
    }

    public static DriftTest distance(String method, double distance) {
        return Double.isFinite(distance)
                ? new DriftTest(method, distance, null, null)
                : notApplicable(method, "the numbers are too large or too small to compute with");
    }

    /** The statistic itself is infinite, yet its p-value is known. */
    public static DriftTest infinite(String method, double pValue, String reason) {
        return new DriftTest(method, null, Math.min(1, pValue), reason);
    }

    public static DriftTest notApplicable(String method, String reason) {
        return new DriftTest(method, null, null, reason);
    }

    /** Whether the method had an answer; JSON shows it by the absence of both numbers. */
    public boolean hasAnswer() {
        return statistic != null || pValue != null;
    }
}
