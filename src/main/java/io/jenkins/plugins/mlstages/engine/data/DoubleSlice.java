package io.jenkins.plugins.mlstages.engine.data;

import java.util.BitSet;

/**
 * Numbers of a typed format.
 *
 * @param values one a row, at least as many as the batch has rows
 * @param absent rows whose value is missing
 */
public record DoubleSlice(double[] values, BitSet absent) implements ColumnSlice {
    @Override
    public boolean missing(int row) {
        return absent.get(row);
    }

    @Override
    public double number(int row) {
        return absent.get(row) ? Double.NaN : values[row];
    }

    @Override
    public boolean isNumber(int row) {
        return !absent.get(row);
    }

    @Override
    public String text(int row) {
        return absent.get(row) ? null : NumberText.of(values[row]);
    }
}
