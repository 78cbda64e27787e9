package io.jenkins.plugins.mlstages.engine.drift;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * How surprising it is that so many rows of one sample lie in categories that the other does not have.
 *
 * <p>Columns of many rare categories (names, codes) have such rows without any drift. If the rows of both are shuffled, a
 * category of t rows falls into one sample entirely with probability at most q^t, q being that sample's share of all rows.
 * The p-value is Chernoff's bound (1952) on the sum of t over such categories, taken as independent: never too small.
 */
final class UnseenCategories {
    private final double rows;
    private final double logShare;
    private final Map<Long, Integer> categoriesBySize = new TreeMap<>();

    private UnseenCategories(double rows, double logShare) {
        this.rows = rows;
        this.logShare = logShare;
    }

    /**
     * @param here counts of all categories in the sample that may have unseen ones
     * @param there counts of the same categories in the other
     */
    static double pValue(long[] here, long[] there) {
        double size = Arrays.stream(here).sum();
        double all = size + Arrays.stream(there).sum();
        double unseen = 0;
        for (int i = 0; i < here.length; i++) {
            unseen += there[i] == 0 ? here[i] : 0;
        }
        UnseenCategories bound = new UnseenCategories(unseen, Math.log(size / all));
        for (int i = 0; i < here.length; i++) {
            bound.categoriesBySize.merge(here[i] + there[i], 1, Integer::sum);
        }
        return bound.pValue();
    }

    private double pValue() {
        double low = 0;
        double high = 10 - 2 * logShare;
        for (int i = 0; i < 60; i++) {
            double third = (high - low) / 3;
            if (exponent(low + third) < exponent(high - third)) {
                high -= third;
            } else {
                low += third;
            }
        }
        return Math.min(1, Math.exp(exponent(low)));
    }

    /** log of E exp(s (X - rows)): convex in s. */
    private double exponent(double s) {
        double sum = -s * rows;
        for (Map.Entry<Long, Integer> size : categoriesBySize.entrySet()) {
            double logAll = size.getKey() * logShare;
            double weighted = logAll + s * size.getKey();
            sum += size.getValue() * (weighted > 40 ? weighted : Math.log1p(Math.exp(weighted) - Math.exp(logAll)));
        }
        return sum;
    }
}
