package io.jenkins.plugins.mlstages.engine.data;

/**
 * Numbers of a column as whole numbers of their last decimal's unit, 12.50 as 1250 hundredths; used again for each batch.
 * Most columns have the same number of decimals in all rows.
 */
public final class Units {
    /** Where a row has no number, or one that is written otherwise. */
    public static final int NONE = Integer.MIN_VALUE;

    private int[] units = new int[Batch.ROWS];
    private int decimals = -1;

    /** By row, as far as {@link TextSlice#parse} went; not to be asked when there are no {@link #decimals}. */
    public int[] units() {
        return units;
    }

    /** How many decimals the numbers have, -1 when it is not known. */
    public int decimals() {
        return decimals;
    }

    void unknown() {
        decimals = -1;
    }

    int[] of(int ofDecimals, int rows) {
        decimals = ofDecimals;
        if (units.length < rows) {
            units = new int[rows];
        }
        return units;
    }
}
