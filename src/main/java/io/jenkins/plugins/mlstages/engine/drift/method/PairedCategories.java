package io.jenkins.plugins.mlstages.engine.drift.method;

import io.jenkins.plugins.mlstages.engine.profile.CategorySample;
import java.util.Arrays;

/**
 * Reference and current categories of one column side by side.
 *
 * @param names the categories of both together, strictly ascending
 * @param referenceCounts how often each occurs in the reference, 0 where it does not
 * @param currentCounts how often each occurs in the current data
 * @param referenceSize sum of {@code referenceCounts}
 * @param currentSize sum of {@code currentCounts}
 * @param exact whether every name is a category of the data (not a hash cell that stands for several)
 */
public record PairedCategories(
        String[] names,
        long[] referenceCounts,
        long[] currentCounts,
        long referenceSize,
        long currentSize,
        boolean exact) {

    public static PairedCategories of(CategorySample reference, CategorySample current) {
        String[] a = reference.names();
        String[] b = current.names();
        String[] names = new String[a.length + b.length];
        long[] left = new long[names.length];
        long[] right = new long[names.length];
        int n = 0;
        for (int i = 0, j = 0; i < a.length || j < b.length; n++) {
            int order = i == a.length ? 1 : j == b.length ? -1 : a[i].compareTo(b[j]);
            names[n] = order <= 0 ? a[i] : b[j];
            left[n] = order <= 0 ? reference.counts()[i++] : 0;
            right[n] = order >= 0 ? current.counts()[j++] : 0;
        }
        return new PairedCategories(
                Arrays.copyOf(names, n),
                Arrays.copyOf(left, n),
                Arrays.copyOf(right, n),
                reference.size(),
                current.size(),
                reference.exact() && current.exact());
    }

    /** Each distinct number as a category of its own, for numeric columns with few values. */
    public static PairedCategories of(PairedNumbers pair) {
        String[] names = Arrays.stream(pair.values()).mapToObj(Obstacle::number).toArray(String[]::new);
        return new PairedCategories(
                names,
                pair.referenceCounts(),
                pair.currentCounts(),
                pair.reference().size(),
                pair.current().size(),
                pair.reference().exact() && pair.current().exact());
    }

    public int distinct() {
        return names.length;
    }

    /** Why there is nothing to compare, {@code null} if there is. */
    String obstacle(int leastSize) {
        String tooSmall = Obstacle.size(referenceSize, currentSize, leastSize);
        if (tooSmall == null && names.length == 1) {
            return "every value of both is '" + names[0] + "'";
        }
        return tooSmall;
    }
}
