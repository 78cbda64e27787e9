package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.data.Batch;
import java.util.ArrayList;
import java.util.List;

/** A column of finite numbers within a range. */
final class NumberColumn implements Column<NumberColumn> {
    /** What the numbers are, for errors, and between which they must lie. */
    enum Kind {
        PROBABILITY("is no probability: a number from 0 to 1 was expected (rawScores: true if scores are none)", 0, 1),
        WEIGHT("is no weight: a number of at least 0 was expected", 0, Double.MAX_VALUE),
        NUMBER("is not finite: a number was expected", -Double.MAX_VALUE, Double.MAX_VALUE);

        private final String sentence;
        private final double low;
        private final double high;

        Kind(String sentence, double low, double high) {
            this.sentence = sentence;
            this.low = low;
            this.high = high;
        }
    }

    private final Kind kind;
    private final List<double[]> parts = new ArrayList<>();
    private int size;

    NumberColumn(Kind kind) {
        this.kind = kind;
    }

    @Override
    public void add(Batch batch, int column) {
        int rows = batch.rows();
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            double value = batch.number(column, row);
            if (!(value >= kind.low && value <= kind.high)) {
                throw batch.wrong(
                        column,
                        row,
                        batch.missing(column, row) ? "the value is missing." : value + " " + kind.sentence + ".");
            }
            values[row] = value;
        }
        parts.add(values);
        size += rows;
    }

    @Override
    public void append(NumberColumn later) {
        parts.addAll(later.parts);
        size += later.size;
    }

    /** All values; lets go of the parts. */
    double[] values() {
        double[] values = new double[size];
        int at = 0;
        for (int part = 0; part < parts.size(); part++) {
            double[] from = parts.set(part, null);
            System.arraycopy(from, 0, values, at, from.length);
            at += from.length;
        }
        return values;
    }
}
