package io.jenkins.plugins.mlstages.engine.drift.method;

import io.jenkins.plugins.mlstages.engine.record.DriftTest;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Welch's t test for equal means without equal variances (Welch 1947), two-sided; positive when the reference's mean is
 * larger. From the exact moments, so gridded data gives the same answer as exact data.
 */
public final class WelchT implements NumericMethod {
    @Override
    public String id() {
        return "welch-t";
    }

    @Override
    public String title() {
        return "Welch's t";
    }

    @Override
    public boolean hasPValue() {
        return true;
    }

    @Override
    public int leastSize() {
        return 2;
    }

    @Override
    public DriftTest compute(PairedNumbers pair) {
        double n = pair.reference().size();
        double m = pair.current().size();
        double deviation1 = PairedNumbers.deviation(pair.reference());
        double deviation2 = PairedNumbers.deviation(pair.current());
        double scale = Math.max(deviation1, deviation2); // squares of large numbers overflow, those of ratios do not
        if (scale == 0) {
            return DriftTest.notApplicable(id(), "neither side varies, so a difference of means has no scale");
        }
        double error1 = square(deviation1 / scale) / (n - 1);
        double error2 = square(deviation2 / scale) / (m - 1);
        double error = error1 + error2;
        double t = (pair.reference().mean() / scale - pair.current().mean() / scale) / Math.sqrt(error);
        double freedom = error * error / (error1 * error1 / (n - 1) + error2 * error2 / (m - 1));
        if (!Double.isFinite(t) || !Double.isFinite(freedom)) {
            return DriftTest.significance(id(), Double.NaN, Double.NaN);
        }
        double tail = new TDistribution(null, freedom).cumulativeProbability(-Math.abs(t));
        return DriftTest.significance(id(), t, 2 * tail);
    }

    private static double square(double x) {
        return x * x;
    }
}
