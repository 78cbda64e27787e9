package io.jenkins.plugins.mlstages.engine.training;

import io.jenkins.plugins.mlstages.engine.data.Batch;
import io.jenkins.plugins.mlstages.engine.data.BatchCollector;
import io.jenkins.plugins.mlstages.engine.data.ColumnSlice;
import io.jenkins.plugins.mlstages.engine.data.DataFile;
import io.jenkins.plugins.mlstages.engine.data.Table;
import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A table of at most {@link #MAX_ROWS} rows, held in memory as text: metrics and learning curves. */
final class SmallTable {
    private static final int MAX_ROWS = 200_000;

    private final String shown;
    private final List<String> columns;
    private final List<Cell[]> rows;

    private SmallTable(String shown, List<String> columns, List<Cell[]> rows) {
        this.shown = shown;
        this.columns = columns;
        this.rows = rows;
    }

    static SmallTable read(Path file, String shown) throws IOException {
        Table table = Table.open(List.of(new DataFile(shown, file)), TableOptions.DEFAULT);
        List<String> columns = table.columns();
        Rows rows = table.scan(columns, 1, () -> new Rows(columns.size(), shown));
        return new SmallTable(shown, columns, rows.rows);
    }

    List<String> columns() {
        return columns;
    }

    int rows() {
        return rows.size();
    }

    /** Index of the first column with one of these names, whatever their case; -1 if there is none. */
    int column(String... names) {
        for (String name : names) {
            for (int column = 0; column < columns.size(); column++) {
                if (columns.get(column).equalsIgnoreCase(name)) {
                    return column;
                }
            }
        }
        return -1;
    }

    /** {@code null} when the value is missing. */
    String text(int column, int row) {
        return rows.get(row)[column].text();
    }

    /** NaN when the value is missing. */
    double number(int column, int row) {
        Cell cell = rows.get(row)[column];
        if (cell.text() != null && !cell.isNumber()) {
            throw new InputException(shown + ", row " + (row + 1) + ", column '" + columns.get(column) + "': '"
                    + cell.text() + "' is not a number.");
        }
        return cell.number();
    }

    /** @param text {@code null} when the value is missing */
    private record Cell(String text, double number, boolean isNumber) {}

    private static final class Rows implements BatchCollector<Rows> {
        private final int columns;
        private final String shown;
        private final List<Cell[]> rows = new ArrayList<>();

        Rows(int columns, String shown) {
            this.columns = columns;
            this.shown = shown;
        }

        @Override
        public void add(Batch batch) {
            if (rows.size() + batch.rows() > MAX_ROWS) {
                throw new InputException(shown + " has more than " + MAX_ROWS + " rows; fewer were expected.");
            }
            for (int row = 0; row < batch.rows(); row++) {
                Cell[] values = new Cell[columns];
                for (int column = 0; column < columns; column++) {
                    ColumnSlice slice = batch.column(column);
                    values[column] = new Cell(slice.text(row), slice.number(row), slice.isNumber(row));
                }
                rows.add(values);
            }
        }

        @Override
        public void merge(Rows other) {
            rows.addAll(other.rows);
        }
    }
}
