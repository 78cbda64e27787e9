package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.data.Batch;
import io.jenkins.plugins.mlstages.engine.data.NumberText;
import io.jenkins.plugins.mlstages.engine.data.TextSlice;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.util.ArrayList;
import java.util.List;

/** A column of two classes: 0 and 1, or a named positive class and one other value. */
final class BinaryColumn implements Column<BinaryColumn> {
    private final String what;
    private final String positive;
    private final Double positiveNumber;
    private final List<byte[]> parts = new ArrayList<>();
    private int size;
    private String other;
    private InputException otherIsWrong;

    /**
     * @param what the values are, for errors: {@code label} or {@code prediction}
     * @param positive the positive class's name, {@code null} for 1
     */
    BinaryColumn(String what, String positive) {
        this.what = what;
        this.positive = positive;
        this.positiveNumber = number(positive);
    }

    private static Double number(String text) {
        try {
            return text == null ? null : Double.valueOf(text);
        } catch (NumberFormatException aName) {
            return null;
        }
    }

    @Override
    public void add(Batch batch, int column) {
        int rows = batch.rows();
        byte[] values = new byte[rows];
        if (positive == null) {
            zeroOrOne(batch, column, values);
        } else {
            for (int row = 0; row < rows; row++) {
                values[row] = named(batch, column, row);
            }
        }
        parts.add(values);
        size += rows;
    }

    private void zeroOrOne(Batch batch, int column, byte[] values) {
        TextSlice text = batch.column(column) instanceof TextSlice slice ? slice : null;
        for (int row = 0; row < values.length; row++) {
            if (text != null && text.end(row) - text.start(row) == 1) {
                int digit = text.bytes()[text.start(row)] - '0';
                if ((digit & ~1) == 0) {
                    values[row] = (byte) digit;
                    continue;
                }
            }
            double value = batch.column(column).number(row);
            if (value != 0 && value != 1) { // also when it is no number
                throw batch.wrong(
                        column,
                        row,
                        batch.missing(column, row)
                                ? "the " + what + " is missing."
                                : "the " + what + " '" + batch.text(column, row)
                                        + "' is not 0 or 1; name the positive class with the option positive if classes are words.");
            }
            values[row] = (byte) value;
        }
    }

    private byte named(Batch batch, int column, int row) {
        String text = batch.text(column, row);
        if (text == null) {
            throw batch.wrong(column, row, "the " + what + " is missing.");
        }
        if (text.equals(positive)
                || positiveNumber != null && batch.column(column).number(row) == positiveNumber) {
            return 1;
        }
        if (!text.equals(other) && !name(text).equals(other)) {
            InputException wrong = batch.wrong(
                    column,
                    row,
                    "the " + what + " '" + text + "' was not expected: "
                            + what + "s of two classes are the positive class '"
                            + positive + "' and one other value.");
            if (other != null) {
                throw wrong;
            }
            other = name(text);
            otherIsWrong = wrong;
        }
        return 0;
    }

    /** {@code 0} and {@code 0.0} are one class. */
    private static String name(String text) {
        return NumberText.isPlain(text) ? NumberText.ofPlain(text) : text;
    }

    @Override
    public void append(BinaryColumn later) {
        if (later.other != null && other != null && !other.equals(later.other)) {
            throw later.otherIsWrong;
        }
        if (other == null) {
            other = later.other;
            otherIsWrong = later.otherIsWrong;
        }
        parts.addAll(later.parts);
        size += later.size;
    }

    byte[] values() {
        byte[] values = new byte[size];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, values, at, part.length);
            at += part.length;
        }
        return values;
    }
}
