package io.jenkins.plugins.mlstages.engine.data;

import java.util.Arrays;

/** The quoted values that {@link CsvTokens} came upon: few in most files, so they are kept beside the others. */
final class QuotedValues {
    private static final int FIELDS = 4;

    /** Column, row, start and end of each; of the record at work, from {@link #complete} on, the quotes' positions. */
    private int[] values = new int[256];

    private int complete;
    private int size;
    private boolean placed;
    private final int[] ofColumn;
    private final int[][] starts;
    private final int[][] ends;

    QuotedValues(int columns) {
        ofColumn = new int[columns];
        starts = new int[columns][];
        ends = new int[columns][];
    }

    void clear() {
        Arrays.fill(ofColumn, 0);
        complete = 0;
        size = 0;
        placed = false;
    }

    void add(int column, int open, int close) {
        if (size + FIELDS > values.length) {
            values = Arrays.copyOf(values, values.length * 2);
        }
        values[size] = column;
        values[size + 2] = open;
        values[size + 3] = close;
        size += FIELDS;
    }

    boolean pending() {
        return size > complete;
    }

    void dropPending() {
        size = complete;
    }

    /** The record is complete: of each of its quoted values' doubled quotes one goes. */
    void complete(int row, byte[] bytes) {
        for (int i = complete; i < size; i += FIELDS) {
            int start = values[i + 2] + 1;
            int close = values[i + 3];
            int to = start;
            for (int from = start; from < close; from++) {
                byte c = bytes[from];
                bytes[to++] = c;
                if (c == '"') {
                    from++;
                }
            }
            ofColumn[values[i]]++;
            values[i + 1] = row;
            values[i + 2] = start;
            values[i + 3] = to;
        }
        complete = size;
    }

    boolean has(int column) {
        return ofColumn[column] > 0;
    }

    /** The column with starts and ends of its own. */
    TextSlice slice(int column, int first, CsvTokens tokens, Words words) {
        if (!placed) {
            place(tokens);
            placed = true;
        }
        return new TextSlice(tokens.bytes, starts[column], first, ends[column], first, 0, words);
    }

    private void place(CsvTokens tokens) {
        for (int column = 0; column < ofColumn.length; column++) {
            if (has(column)) {
                copy(column, tokens);
            }
        }
        for (int i = 0; i < complete; i += FIELDS) {
            starts[values[i]][values[i + 1]] = values[i + 2];
            ends[values[i]][values[i + 1]] = values[i + 3];
        }
    }

    private void copy(int column, CsvTokens tokens) {
        int rows = tokens.rows;
        if (starts[column] == null || starts[column].length < rows) {
            starts[column] = new int[rows];
            ends[column] = new int[rows];
        }
        tokens.copyPlaces(column, starts[column], ends[column]);
    }
}
