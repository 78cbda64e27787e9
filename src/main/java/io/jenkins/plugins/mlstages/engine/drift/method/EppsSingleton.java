package io.jenkins.plugins.mlstages.engine.drift.method;

import io.jenkins.plugins.mlstages.engine.record.DriftTest;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Epps and Singleton (1986), "An omnibus test for the two-sample problem using the empirical characteristic function": the
 * characteristic functions compared at 0.4 and 0.8 over half the interquartile range of both samples together. Needs no
 * continuous distribution. Asymptotic chi-square p-value with their correction for samples below 25. Gridded data: as for a
 * sample rounded to the cells' representatives.
 */
public final class EppsSingleton implements NumericMethod {
    private static final double[] POINTS = {0.4, 0.8};
    private static final int TERMS = 2 * POINTS.length;
    /** Both samples below this size: the small-sample correction. */
    private static final int SMALL = 25;

    @Override
    public String id() {
        return "epps-singleton";
    }

    @Override
    public String title() {
        return "Epps-Singleton";
    }

    @Override
    public boolean hasPValue() {
        return true;
    }

    @Override
    public int leastSize() {
        return 5;
    }

    @Override
    public DriftTest compute(PairedNumbers pair) {
        double scale = (pair.pooledQuantile(0.75) - pair.pooledQuantile(0.25)) / 2;
        if (!(scale > 0)) {
            return DriftTest.notApplicable(id(), "the middle half of both together is one value, so it has no scale");
        }
        double n = pair.reference().size();
        double m = pair.current().size();
        double centre = pair.pooledQuantile(0.5); // the statistic does not depend on it, its rounding does
        double[][] waves = new double[pair.distinct()][];
        for (int i = 0; i < waves.length; i++) {
            waves[i] = wave((pair.values()[i] - centre) / scale);
        }
        double[] mean1 = mean(waves, pair.referenceCounts(), n);
        double[] mean2 = mean(waves, pair.currentCounts(), m);
        RealMatrix covariance = covariance(waves, pair.referenceCounts(), mean1)
                .scalarMultiply((n + m) / (n * n))
                .add(covariance(waves, pair.currentCounts(), mean2).scalarMultiply((n + m) / (m * m)));
        SingularValueDecomposition decomposition = new SingularValueDecomposition(covariance);
        int rank = decomposition.getRank();
        if (rank == 0) {
            return DriftTest.notApplicable(id(), "the characteristic functions do not vary");
        }
        RealVector difference = new ArrayRealVector(mean1).subtract(new ArrayRealVector(mean2));
        double statistic = (n + m)
                * difference.dotProduct(decomposition.getSolver().getInverse().operate(difference));
        if (Math.max(n, m) < SMALL) {
            statistic /= 1 + Math.pow(n + m, -0.45) + 10.1 * (Math.pow(n, -1.7) + Math.pow(m, -1.7));
        }
        return DriftTest.significance(id(), statistic, ChiSquare.survival(statistic, rank));
    }

    private static double[] wave(double x) {
        double[] terms = new double[TERMS];
        for (int i = 0; i < POINTS.length; i++) {
            terms[i] = Math.cos(POINTS[i] * x);
            terms[POINTS.length + i] = Math.sin(POINTS[i] * x);
        }
        return terms;
    }

    private static double[] mean(double[][] waves, long[] counts, double size) {
        double[] mean = new double[TERMS];
        for (int i = 0; i < waves.length; i++) {
            for (int j = 0; j < TERMS; j++) {
                mean[j] += counts[i] * waves[i][j] / size;
            }
        }
        return mean;
    }

    /** Sum of count (g - mean) (g - mean)'. */
    private static RealMatrix covariance(double[][] waves, long[] counts, double[] mean) {
        double[][] sums = new double[TERMS][TERMS];
        for (int i = 0; i < waves.length; i++) {
            for (int j = 0; counts[i] > 0 && j < TERMS; j++) {
                for (int k = 0; k < TERMS; k++) {
                    sums[j][k] += counts[i] * (waves[i][j] - mean[j]) * (waves[i][k] - mean[k]);
                }
            }
        }
        return new Array2DRowRealMatrix(sums, false);
    }
}
