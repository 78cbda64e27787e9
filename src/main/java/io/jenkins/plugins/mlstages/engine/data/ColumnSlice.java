package io.jenkins.plugins.mlstages.engine.data;

/** The values of one column in one {@link Batch}: text as it stands in the file, or numbers where the format has them. */
public sealed interface ColumnSlice permits TextSlice, DoubleSlice, LongSlice {
    boolean missing(int row);

    /** The value as a number, NaN when it is missing, a NaN, or no number at all (see {@link #isNumber}). */
    double number(int row);

    /** Whether the value is a number; NaN and infinity are numbers, a missing value is none. */
    boolean isNumber(int row);

    /** The value as text, {@code null} when it is missing. */
    String text(int row);
}
