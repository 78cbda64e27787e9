package io.jenkins.plugins.mlstages.engine.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects every value as text, row by row. */
final class Cells implements BatchCollector<Cells> {
    final List<List<String>> rows = new ArrayList<>();
    private final int columns;

    Cells(int columns) {
        this.columns = columns;
    }

    @Override
    public void add(Batch batch) {
        for (int row = 0; row < batch.rows(); row++) {
            String[] values = new String[columns];
            for (int column = 0; column < columns; column++) {
                values[column] = batch.text(column, row);
            }
            rows.add(Arrays.asList(values));
        }
    }

    @Override
    public void merge(Cells other) {
        rows.addAll(other.rows);
    }
}
