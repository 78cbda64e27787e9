package io.jenkins.plugins.mlstages.engine.data;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.util.List;

/** Some consecutive rows of one file: one {@link ColumnSlice} for each column that the scan asked for, in its order. */
public final class Batch {
    /** Rows of most batches of CSV: so few that their bytes stay in a cache of the core. Other formats may have more. */
    public static final int ROWS = 1024;

    /** Tells where a row stands, for errors. */
    interface Places {
        /** Such as {@code train.csv, line 12}. */
        String of(int row);
    }

    private final List<String> names;
    private final ColumnSlice[] slices;
    private final int rows;
    private final Places places;

    Batch(List<String> names, ColumnSlice[] slices, int rows, Places places) {
        this.names = names;
        this.slices = slices;
        this.rows = rows;
        this.places = places;
    }

    public int rows() {
        return rows;
    }

    public ColumnSlice column(int column) {
        return slices[column];
    }

    public boolean missing(int column, int row) {
        return slices[column].missing(row);
    }

    /** The value as text, {@code null} when it is missing. */
    public String text(int column, int row) {
        return slices[column].text(row);
    }

    /**
     * The value as a number: NaN when it is missing or a NaN, maybe infinite.
     *
     * @throws InputException when it is something else; it names file, line and column
     */
    public double number(int column, int row) {
        double value = slices[column].number(row);
        if (Double.isNaN(value) && !slices[column].isNumber(row) && !slices[column].missing(row)) {
            throw wrong(column, row, "'" + shown(slices[column].text(row)) + "' is not a number.");
        }
        return value;
    }

    /** An error about one value, to be thrown: file, line and column, then the sentence. */
    public InputException wrong(int column, int row, String sentence) {
        return new InputException(places.of(row) + ", column '" + names.get(column) + "': " + sentence);
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
