package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.data.Batch;
import io.jenkins.plugins.mlstages.engine.data.BatchCollector;
import io.jenkins.plugins.mlstages.engine.data.Table;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sees from labels and predictions what the task is: words are classes; numbers with decimals are numbers; whole numbers
 * are classes if there are at most {@link #MAX_CODES} different ones, two classes if they are 0 and 1.
 */
final class PredictionKind implements BatchCollector<PredictionKind> {
    private static final int MAX_CODES = 20;

    private boolean words;
    private boolean decimals;
    private final Set<Double> codes = new HashSet<>();

    static Task of(Table table, String label, String prediction, int threads) throws IOException {
        PredictionKind kind = table.scanUnordered(List.of(label, prediction), threads, PredictionKind::new);
        if (kind.words) {
            return Task.MULTICLASS;
        }
        if (kind.decimals || kind.codes.size() > MAX_CODES) {
            return Task.REGRESSION;
        }
        return Set.of(0.0, 1.0).containsAll(kind.codes) ? Task.BINARY : Task.MULTICLASS;
    }

    @Override
    public void add(Batch batch) {
        for (int column = 0; column < 2 && !words; column++) {
            for (int row = 0; row < batch.rows(); row++) {
                see(batch, column, row);
            }
        }
    }

    private void see(Batch batch, int column, int row) {
        if (batch.missing(column, row)) {
            return; // reading the column reports it
        }
        if (!batch.column(column).isNumber(row)) {
            words = true;
            return;
        }
        double value = batch.column(column).number(row);
        decimals |= value != Math.rint(value);
        if (codes.size() <= MAX_CODES && !decimals) {
            codes.add(value + 0.0);
        }
    }

    @Override
    public void merge(PredictionKind other) {
        words |= other.words;
        decimals |= other.decimals;
        codes.addAll(other.codes);
    }
}
