package io.jenkins.plugins.mlstages.engine.profile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How columns of numbers vary together: for each pair the sums over the rows that have a number in both, relative to a pivot
 * near the columns' means, so that little is lost to cancellation. Whatever the parts, results agree to about 1e-12 of the
 * columns' standard deviations.
 */
public final class CoMoments {
    /** Only so many columns, the first in the table that may be numeric, are taken: the sums grow with their square. */
    public static final int MAX_COLUMNS = 50;

    static final CoMoments NONE = new CoMoments(List.of(), new double[0], new long[0], new double[0], new double[0]);

    private final List<String> columns;
    private final double[] pivots;
    /** At {@code j * p + k}: rows with both; sum of column j where k is there too; sum of products, for {@code j <= k}. */
    private final long[] counts;

    private final double[] sums;
    private final double[] products;

    CoMoments(List<String> columns, double[] pivots, long[] counts, double[] sums, double[] products) {
        this.columns = List.copyOf(columns);
        this.pivots = pivots;
        this.counts = counts;
        this.sums = sums;
        this.products = products;
    }

    /** The columns that had any number. */
    public List<String> columns() {
        return columns;
    }

    double[] pivots() {
        return pivots;
    }

    long[] counts() {
        return counts;
    }

    double[] sums() {
        return sums;
    }

    double[] products() {
        return products;
    }

    private int index(String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException("no co-moments of the column " + column);
        }
        return index;
    }

    /** Rows that have a number in both columns. */
    public long count(String one, String other) {
        return counts[index(one) * columns.size() + index(other)];
    }

    /** Mean of the column's numbers, NaN when there are none. */
    public double mean(String column) {
        int at = index(column) * (columns.size() + 1);
        return pivots[index(column)] + sums[at] / counts[at];
    }

    /** Unbiased covariance over the rows that have a number in both, NaN for fewer than two such rows. */
    public double covariance(String one, String other) {
        int p = columns.size();
        int j = Math.min(index(one), index(other));
        int k = Math.max(index(one), index(other));
        long n = counts[j * p + k];
        if (n < 2) {
            return Double.NaN;
        }
        return (products[j * p + k] - sums[j * p + k] / n * sums[k * p + j]) / (n - 1);
    }

    CoMoments plus(CoMoments other) {
        Set<String> union = new LinkedHashSet<>(columns);
        union.addAll(other.columns);
        if (union.isEmpty()) {
            return this;
        }
        List<String> all = new ArrayList<>(union);
        int p = all.size();
        double[] common = new double[p];
        for (int j = 0; j < p; j++) {
            int own = columns.indexOf(all.get(j));
            common[j] = own >= 0 ? pivots[own] : other.pivots[other.columns.indexOf(all.get(j))];
        }
        CoMoments total = new CoMoments(all, common, new long[p * p], new double[p * p], new double[p * p]);
        total.include(this);
        total.include(other);
        return total;
    }

    private void include(CoMoments part) {
        int p = columns.size();
        int q = part.columns.size();
        for (int j = 0; j < p; j++) {
            int a = part.columns.indexOf(columns.get(j));
            for (int k = 0; k < p && a >= 0; k++) {
                int b = part.columns.indexOf(columns.get(k));
                if (b >= 0) {
                    long n = part.counts[a * q + b];
                    double shift = part.pivots[a] - pivots[j];
                    double sum = part.sums[a * q + b];
                    counts[j * p + k] += n;
                    sums[j * p + k] += sum + n * shift;
                    if (j <= k) {
                        double otherShift = part.pivots[b] - pivots[k];
                        double otherSum = part.sums[b * q + a];
                        double product = part.products[Math.min(a, b) * q + Math.max(a, b)];
                        products[j * p + k] += product + shift * otherSum + otherShift * sum + n * shift * otherShift;
                    }
                }
            }
        }
    }

    /** Only the columns that had any number. */
    CoMoments withoutEmpty() {
        List<String> kept = new ArrayList<>();
        for (int j = 0; j < columns.size(); j++) {
            if (counts[j * (columns.size() + 1)] > 0) {
                kept.add(columns.get(j));
            }
        }
        int p = kept.size();
        double[] keptPivots = new double[p];
        for (int j = 0; j < p; j++) {
            keptPivots[j] = pivots[columns.indexOf(kept.get(j))];
        }
        CoMoments result = new CoMoments(kept, keptPivots, new long[p * p], new double[p * p], new double[p * p]);
        result.include(this);
        return result;
    }
}
