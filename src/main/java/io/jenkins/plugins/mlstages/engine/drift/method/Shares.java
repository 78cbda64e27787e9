package io.jenkins.plugins.mlstages.engine.drift.method;

import java.util.Arrays;

/**
 * Two distributions over the same bins.
 *
 * @param reference share of the reference per bin, sums to 1
 * @param current share of the current data per bin, sums to 1
 */
public record Shares(double[] reference, double[] current) {
    /** Up to this many distinct values (of both together) each value is its own bin. */
    static final int MOST_SINGLE_VALUES = 20;

    static Shares of(PairedCategories pair) {
        return new Shares(
                divide(pair.referenceCounts(), pair.referenceSize()), divide(pair.currentCounts(), pair.currentSize()));
    }

    /** One bin for each value up to {@link #MOST_SINGLE_VALUES} distinct values of both together, else Sturges bins. */
    static Shares of(PairedNumbers pair) {
        return pair.distinct() <= MOST_SINGLE_VALUES ? singleValues(pair) : sturges(pair);
    }

    /** As {@link #of(PairedNumbers)}, but only the reference's distinct values count, as Evidently 0.7 does it. */
    static Shares byReferenceValues(PairedNumbers pair) {
        return pair.reference().values().length <= MOST_SINGLE_VALUES ? singleValues(pair) : sturges(pair);
    }

    private static Shares singleValues(PairedNumbers pair) {
        return new Shares(
                divide(pair.referenceCounts(), pair.reference().size()),
                divide(pair.currentCounts(), pair.current().size()));
    }

    private static Shares sturges(PairedNumbers pair) {
        double[] edges = sturgesEdges(pair);
        return new Shares(
                divide(
                        count(pair.values(), pair.referenceCounts(), edges),
                        pair.reference().size()),
                divide(
                        count(pair.values(), pair.currentCounts(), edges),
                        pair.current().size()));
    }

    /**
     * Equal bins over the range of both samples, their number by Sturges (1926), ceil(log2 n + 1), with the rounding of
     * numpy's {@code histogram_bin_edges(bins="sturges")}.
     */
    static double[] sturgesEdges(PairedNumbers pair) {
        double first = pair.minimum();
        double last = pair.maximum();
        if (first == last) {
            return new double[] {first - 0.5, last + 0.5};
        }
        double n = (double) pair.reference().size() + pair.current().size();
        double range = last - first;
        double wanted = Math.log(n) / Math.log(2) + 1;
        int bins = (int) Math.ceil(Double.isInfinite(range) ? wanted : range / (range / wanted));
        double step = Double.isInfinite(range) ? last / bins - first / bins : range / bins;
        double[] edges = new double[bins + 1];
        for (int i = 0; i < bins; i++) {
            edges[i] = i * step + first;
        }
        edges[bins] = last;
        return edges;
    }

    /** Counts per bin: each bin holds its left edge, the last one also its right edge; values outside go to the end bins. */
    public static long[] count(double[] values, long[] counts, double[] edges) {
        long[] bins = new long[edges.length - 1];
        int bin = 0;
        for (int i = 0; i < values.length; i++) {
            while (bin < bins.length - 1 && values[i] >= edges[bin + 1]) {
                bin++;
            }
            bins[bin] += counts[i];
        }
        return bins;
    }

    public static double[] divide(long[] counts, long size) {
        return Arrays.stream(counts).mapToDouble(c -> (double) c / size).toArray();
    }

    /**
     * The same with zeros replaced, so that logarithms of ratios exist: by 0.0001, or by a millionth of the smallest
     * non-zero share where that is at most 0.0001 (the rule of Evidently 0.7). The sums are then a little above 1.
     */
    Shares withoutZeros() {
        return new Shares(fill(reference), fill(current));
    }

    private static double[] fill(double[] shares) {
        double smallest = Arrays.stream(shares).filter(s -> s > 0).min().orElse(1);
        double filler = smallest <= 0.0001 ? smallest / 1e6 : 0.0001;
        return Arrays.stream(shares).map(s -> s == 0 ? filler : s).toArray();
    }
}
