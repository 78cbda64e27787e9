package io.jenkins.plugins.mlstages.engine.drift;

import io.jenkins.plugins.mlstages.engine.profile.CategorySample;
import io.jenkins.plugins.mlstages.engine.profile.NumericSample;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Makes samples from plain values, for tests. */
public final class Samples {
    private Samples() {}

    public static NumericSample numbers(double... raw) {
        double[] sorted = raw.clone();
        Arrays.sort(sorted);
        double[] values = Arrays.stream(sorted).distinct().toArray();
        long[] counts = new long[values.length];
        for (double x : sorted) {
            counts[Arrays.binarySearch(values, x)]++;
        }
        int n = raw.length;
        double mean = Arrays.stream(sorted).sum() / n;
        double squares = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum();
        boolean constant = values.length == 1;
        return new NumericSample(
                values,
                counts,
                n,
                constant ? values[0] : n == 0 ? Double.NaN : mean,
                n < 2 ? Double.NaN : constant ? 0 : squares / (n - 1),
                n == 0 ? Double.NaN : sorted[0],
                n == 0 ? Double.NaN : sorted[n - 1],
                true);
    }

    public static CategorySample categories(Map<String, Integer> counts) {
        TreeMap<String, Integer> sorted = new TreeMap<>(counts);
        sorted.values().removeIf(c -> c == 0);
        return new CategorySample(
                sorted.keySet().toArray(String[]::new),
                sorted.values().stream().mapToLong(Integer::longValue).toArray(),
                sorted.values().stream().mapToLong(Integer::longValue).sum(),
                true);
    }

    /** Categories a, b, c, ... with these counts. */
    public static CategorySample counts(int... counts) {
        TreeMap<String, Integer> named = new TreeMap<>();
        for (int i = 0; i < counts.length; i++) {
            named.put(String.valueOf((char) ('a' + i)), counts[i]);
        }
        return categories(named);
    }
}
