package io.jenkins.plugins.mlstages.engine.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Predictions of two versions for the same rows, in the same order; labels and weights are the candidate's for both.
 *
 * @param candidate the one version's
 * @param baseline the other's
 */
record MatchedRows(Predictions candidate, Predictions baseline) {
    /**
     * Matches by id where both have ids; without ids only if all labels agree in the rows' order.
     *
     * @param slices the slice options by which {@code slice} is found
     * @param slice only the rows of this slice of the candidate, {@code null} for all
     * @return empty when nothing matches
     */
    static Optional<MatchedRows> of(Predictions candidate, Predictions baseline, List<String> slices, String slice) {
        if (candidate.task() != baseline.task()) {
            return Optional.empty();
        }
        int[] mine = rows(candidate, slices, slice);
        if (mine == null) {
            return Optional.empty();
        }
        Rows ours = candidate.rows();
        Rows theirs = baseline.rows();
        int[] other;
        if (ours.ids() != null && theirs.ids() != null) {
            other = places(ours.ids(), mine, theirs.ids());
        } else if (ours.ids() == null && theirs.ids() == null && sameLabels(candidate, baseline)) {
            other = mine.clone();
        } else {
            return Optional.empty();
        }
        int matched = 0;
        for (int i = 0; i < mine.length; i++) {
            if (other[i] >= 0) {
                mine[matched] = mine[i];
                other[matched++] = other[i];
            }
        }
        if (matched == 0) {
            return Optional.empty();
        }
        Predictions a = candidate.select(Arrays.copyOf(mine, matched));
        Predictions b = baseline.select(Arrays.copyOf(other, matched)).judgedAs(a);
        return b == null ? Optional.empty() : Optional.of(new MatchedRows(a, b));
    }

    /** The indexes of the rows of a slice, of all for {@code null}; {@code null} when there is no such slice. */
    static int[] rows(Predictions candidate, List<String> slices, String slice) {
        if (slice == null) {
            int[] all = new int[candidate.rows().size()];
            Arrays.setAll(all, i -> i);
            return all;
        }
        for (String of : slices) {
            for (Slicing.Part part : Slicing.parts(candidate.rows().slices(), of)) {
                if (part.slice().equals(slice)) {
                    return part.rows().clone();
                }
            }
        }
        return null;
    }

    /** For each of my rows the other's row with the same id, -1 if there is none. */
    private static int[] places(long[] mine, int[] rows, long[] theirs) {
        long[] keys = theirs.clone();
        int[] order = new int[keys.length];
        Arrays.setAll(order, i -> i);
        RadixSort.sort(keys, order);
        int[] places = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            places[i] = find(keys, order, mine[rows[i]]);
        }
        return places;
    }

    private static int find(long[] keys, int[] order, long id) {
        int low = 0;
        int high = keys.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int compared = Long.compareUnsigned(keys[middle], id);
            if (compared == 0) {
                return order[middle];
            }
            if (compared < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private static boolean sameLabels(Predictions a, Predictions b) {
        return SetFingerprint.of(a).equals(SetFingerprint.of(b));
    }
}
