package io.jenkins.plugins.mlstages.engine.drift;

import io.jenkins.plugins.mlstages.engine.drift.method.TwoProportions;
import io.jenkins.plugins.mlstages.engine.record.DriftTest;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealVector;

/**
 * Reconstruction error on the reference's principal components ({@code pca}): whether the columns still depend on each other
 * as they did.
 *
 * <p>The columns are scaled by the reference's means and standard deviations. The principal components (Pearson 1901;
 * Jolliffe 2002) that carry 80 % of the reference's variance are kept, at least one and not all. The mean squared distance of
 * rows from the space of these components is the trace of the projector on the other components times the second moment
 * around the reference's mean; so it follows from means and covariances alone, of any data that was profiled, without a
 * second pass.
 *
 * <p>The statistic is the relative change of this error, (current - reference) / max(reference, 1 % of the total variance).
 * The components fit the reference better than fresh data of the same distribution; by first-order perturbation (Anderson
 * 1963) this optimism is 2/n times the sum of a b / (a - b) over kept eigenvalues a and others b. It comes out too small where
 * eigenvalues lie close together, so a rise up to twice that is taken for none. The p-value is two-sided and normal, with the
 * variance that normal columns have; with heavy tails it comes out too small.
 */
final class PrincipalComponents {
    private static final double KEPT_VARIANCE = 0.8;
    private static final double LEAST_ERROR = 0.01;
    /** Fewest reference rows for each column: below, components are noise. */
    private static final int ROWS_PER_COLUMN = 20;

    private PrincipalComponents() {}

    /**
     * @param columns names of numeric columns that both have
     */
    static DriftTest test(Moments reference, Moments current, List<String> columns) {
        List<String> varying = columns.stream()
                .filter(c -> variance(reference, reference.columns().indexOf(c)) > 0)
                .toList();
        int p = varying.size();
        if (p < 2) {
            return DriftTest.notApplicable(
                    Methods.PCA,
                    "it needs two numeric columns that vary in the reference, and there "
                            + (p == 1 ? "is one" : "are none"));
        }
        if (reference.rows() < (long) ROWS_PER_COLUMN * p || current.rows() < 2) {
            return DriftTest.notApplicable(
                    Methods.PCA,
                    "the reference has " + reference.rows() + " and the current data " + current.rows()
                            + " complete rows; " + (long) ROWS_PER_COLUMN * p + " and 2 are needed for " + p
                            + " columns");
        }
        double[][] before = aroundReference(reference, reference, varying);
        double[][] after = aroundReference(current, reference, varying);
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(before));
        double[] values = eigen.getRealEigenvalues();
        int kept = kept(values);
        double errorBefore = 0;
        double errorAfter = 0;
        double squares = 0;
        for (int j = kept; j < p; j++) {
            RealVector component = eigen.getEigenvector(j);
            errorBefore += Math.max(0, values[j]);
            squares += values[j] * values[j];
            errorAfter += component.dotProduct(new Array2DRowRealMatrix(after, false).operate(component));
        }
        double scale = Math.max(errorBefore, LEAST_ERROR * p);
        double change = errorAfter - errorBefore;
        double beyond = change < 0 ? change : Math.max(0, change - optimism(values, kept, reference.rows()));
        double deviation = Math.sqrt(2 * squares * (1.0 / reference.rows() + 1.0 / current.rows()));
        double pValue = beyond == 0 ? 1 : deviation == 0 ? 0 : TwoProportions.pValue(beyond / deviation);
        return DriftTest.significance(Methods.PCA, change / scale, pValue);
    }

    private static int kept(double[] values) {
        double total = 0;
        for (double value : values) {
            total += Math.max(0, value);
        }
        double sum = 0;
        for (int i = 0; i < values.length - 1; i++) {
            sum += values[i];
            if (sum >= KEPT_VARIANCE * total) {
                return i + 1;
            }
        }
        return values.length - 1;
    }

    private static double optimism(double[] values, int kept, double rows) {
        double sum = 0;
        for (int i = 0; i < kept; i++) {
            for (int j = kept; j < values.length; j++) {
                sum += values[j] > 0 ? values[i] * values[j] / (values[i] - values[j]) : 0;
            }
        }
        return 2 * (2 * sum / rows);
    }

    /** Second moments around the reference's means in units of the reference's standard deviations. */
    private static double[][] aroundReference(Moments data, Moments reference, List<String> columns) {
        int[] of = IntStream.range(0, columns.size())
                .map(i -> data.columns().indexOf(columns.get(i)))
                .toArray();
        int[] in = IntStream.range(0, columns.size())
                .map(i -> reference.columns().indexOf(columns.get(i)))
                .toArray();
        double[][] moments = new double[of.length][of.length];
        for (int i = 0; i < of.length; i++) {
            double shift = data.mean()[of[i]] - reference.mean()[in[i]];
            double unit = Math.sqrt(variance(reference, in[i]));
            for (int j = 0; j <= i; j++) {
                double otherShift = data.mean()[of[j]] - reference.mean()[in[j]];
                double otherUnit = Math.sqrt(variance(reference, in[j]));
                moments[i][j] = (data.covariance()[of[i]][of[j]] / unit + shift / unit * otherShift) / otherUnit;
                moments[j][i] = moments[i][j];
            }
        }
        return moments;
    }

    private static double variance(Moments moments, int column) {
        return moments.covariance()[column][column];
    }
}
