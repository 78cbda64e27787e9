package io.jenkins.plugins.mlstages.engine.profile;

import java.util.List;

/**
 * Keeps profiles small: exact values of all columns share {@link #BYTES} for each column, at least for 20 columns. While
 * they need more, the columns that need most give up exactness.
 *
 * <p>The rule is a water level: the highest level L such that the sum of min(need, L) over all columns is within the budget;
 * a column stays exact when its need is at most L. More rows never lessen a need (see {@link ExactNumbersCodec#size}), so L never rises when
 * rows are added and what was given up in a part would be given up in the whole: the rule depends on the rows only.
 */
final class ProfileBudget {
    static final long BYTES = 68_000;
    private static final int LEAST_COLUMNS = 20;
    private static final long GIVEN_UP = 1L << 40;

    private ProfileBudget() {}

    static List<ColumnProfile> fit(List<ColumnProfile> columns) {
        long budget = BYTES * Math.max(LEAST_COLUMNS, columns.size());
        long[] needs = new long[3 * columns.size()];
        int n = 0;
        for (ColumnProfile column : columns) {
            needs[n++] = need(column.numbers());
            needs[n++] = need(column.times());
            needs[n++] = need(column.texts());
        }
        long level = level(needs, budget);
        return columns.stream().map(c -> c.within(level)).toList();
    }

    /** Bytes that exact values take; of what is not exact, more than any level. */
    static long need(NumberSummary numbers) {
        return numbers instanceof ExactNumbers exact ? ExactNumbersCodec.size(exact) : GIVEN_UP;
    }

    static long need(TextSummary texts) {
        return texts instanceof ExactNames exact ? Packed.size(exact) : GIVEN_UP;
    }

    private static long level(long[] needs, long budget) {
        if (sum(needs, GIVEN_UP) <= budget) {
            return budget;
        }
        long low = 0;
        long high = budget;
        while (low < high) {
            long middle = (low + high + 1) / 2;
            if (sum(needs, middle) <= budget) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static long sum(long[] needs, long level) {
        long sum = 0;
        for (long need : needs) {
            sum += Math.min(need, level);
        }
        return sum;
    }
}
