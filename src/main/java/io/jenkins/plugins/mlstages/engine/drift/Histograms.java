package io.jenkins.plugins.mlstages.engine.drift;

import io.jenkins.plugins.mlstages.engine.drift.method.PairedCategories;
import io.jenkins.plugins.mlstages.engine.drift.method.PairedNumbers;
import io.jenkins.plugins.mlstages.engine.drift.method.Shares;
import io.jenkins.plugins.mlstages.engine.profile.NumericSample;
import io.jenkins.plugins.mlstages.engine.record.Distributions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Reference and current side by side over at most {@value Distributions#MAX_BINS} common bins, for pictures. */
final class Histograms {
    /** Numbers with no more distinct values than this get one bin each. */
    private static final int FEW_VALUES = 20;
    /** Share of each side that may lie beyond the edges at either end, so that an outlier does not squeeze the rest. */
    private static final double TRIM = 0.005;

    private static final int LEAST_BINS = 10;

    private Histograms() {}

    /**
     * Equal bins from the lower 0.5 % quantile of either side to the upper one; the first and the last bin also hold what lies
     * beyond. {@code null} when one side is empty.
     */
    static Distributions numbers(PairedNumbers pair) {
        if (pair.reference().size() == 0 || pair.current().size() == 0) {
            return null;
        }
        double[] edges = pair.distinct() <= FEW_VALUES ? between(pair.values()) : equal(pair);
        return new Distributions(
                boxed(edges),
                null,
                boxed(Shares.divide(
                        Shares.count(pair.values(), pair.referenceCounts(), edges),
                        pair.reference().size())),
                boxed(Shares.divide(
                        Shares.count(pair.values(), pair.currentCounts(), edges),
                        pair.current().size())));
    }

    /** Edges half-way between the values, and as far beyond the outer ones. */
    private static double[] between(double[] values) {
        int n = values.length;
        if (n == 1) {
            double half = Math.max(0.5 * Math.abs(values[0]), 0.5);
            return new double[] {values[0] - half, values[0] + half};
        }
        double[] edges = new double[n + 1];
        for (int i = 1; i < n; i++) {
            edges[i] = values[i - 1] / 2 + values[i] / 2;
        }
        edges[0] = finite(values[0] - (edges[1] - values[0]));
        edges[n] = finite(values[n - 1] + (values[n - 1] - edges[n - 1]));
        return edges;
    }

    private static double[] equal(PairedNumbers pair) {
        double low = Math.min(quantile(pair.reference(), TRIM), quantile(pair.current(), TRIM));
        double high = Math.max(quantile(pair.reference(), 1 - TRIM), quantile(pair.current(), 1 - TRIM));
        if (low == high) {
            low = finite(pair.minimum());
            high = finite(pair.maximum());
        }
        double size = Math.min(pair.reference().size(), pair.current().size());
        int bins = (int) Math.max(LEAST_BINS, Math.min(Distributions.MAX_BINS, Math.ceil(2 * Math.cbrt(size))));
        double[] edges = new double[bins + 1];
        for (int i = 0; i <= bins; i++) {
            double part = (double) i / bins;
            edges[i] = low * (1 - part) + high * part;
        }
        return edges;
    }

    private static double quantile(NumericSample sample, double probability) {
        double rank = probability * (sample.size() - 1);
        long seen = 0;
        for (int i = 0; i < sample.values().length; i++) {
            seen += sample.counts()[i];
            if (seen > rank) {
                return sample.values()[i];
            }
        }
        return sample.values()[sample.values().length - 1];
    }

    /** The most frequent categories of both together, by shares; the rest in {@link Distributions#OTHER}. */
    static Distributions categories(PairedCategories pair) {
        if (pair.referenceSize() == 0 || pair.currentSize() == 0) {
            return null;
        }
        double[] reference = Shares.divide(pair.referenceCounts(), pair.referenceSize());
        double[] current = Shares.divide(pair.currentCounts(), pair.currentSize());
        List<Integer> order = IntStream.range(0, pair.distinct())
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -(reference[i] + current[i]))
                        .thenComparing(i -> pair.names()[i]))
                .toList();
        int own = order.size() <= Distributions.MAX_BINS ? order.size() : Distributions.MAX_BINS - 1;
        List<String> names = new ArrayList<>(
                order.subList(0, own).stream().map(i -> pair.names()[i]).toList());
        List<Double> left = new ArrayList<>(
                order.subList(0, own).stream().map(i -> reference[i]).toList());
        List<Double> right = new ArrayList<>(
                order.subList(0, own).stream().map(i -> current[i]).toList());
        if (own < order.size()) {
            names.add(Distributions.OTHER);
            left.add(order.subList(own, order.size()).stream()
                    .mapToDouble(i -> reference[i])
                    .sum());
            right.add(order.subList(own, order.size()).stream()
                    .mapToDouble(i -> current[i])
                    .sum());
        }
        return new Distributions(null, List.copyOf(names), List.copyOf(left), List.copyOf(right));
    }

    private static double finite(double edge) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, edge));
    }

    private static List<Double> boxed(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
