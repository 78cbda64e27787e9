package io.jenkins.plugins.mlstages.engine.data;

import java.util.BitSet;

/**
 * Whole numbers of a typed format that stand for something.
 *
 * @param values one a row, at least as many as the batch has rows
 * @param absent rows whose value is missing
 * @param meaning what the numbers stand for
 */
public record LongSlice(long[] values, BitSet absent, Meaning meaning) implements ColumnSlice {
    /** What whole numbers stand for. */
    public enum Meaning {
        INTEGER,
        /** 0 and 1. */
        BOOLEAN,
        /** Microseconds since 1970-01-01T00:00Z. */
        TIMESTAMP
    }

    @Override
    public boolean missing(int row) {
        return absent.get(row);
    }

    @Override
    public double number(int row) {
        return isNumber(row) ? values[row] : Double.NaN;
    }

    @Override
    public boolean isNumber(int row) {
        return meaning != Meaning.TIMESTAMP && !absent.get(row);
    }

    @Override
    public String text(int row) {
        if (absent.get(row)) {
            return null;
        }
        return switch (meaning) {
            case INTEGER -> Long.toString(values[row]);
            case BOOLEAN -> values[row] != 0 ? "true" : "false";
            case TIMESTAMP -> TimeText.of(values[row]);
        };
    }
}
