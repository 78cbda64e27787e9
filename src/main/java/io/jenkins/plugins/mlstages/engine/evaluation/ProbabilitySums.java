package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.data.Batch;
import io.jenkins.plugins.mlstages.engine.data.BatchCollector;
import io.jenkins.plugins.mlstages.engine.data.Table;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.util.List;

/** Refuses rows whose probabilities do not sum to 1; the files are read again only to say where the first one stands. */
final class ProbabilitySums implements BatchCollector<ProbabilitySums> {
    private static final double OFF = 1e-3;

    private final int columns;
    private InputException first;

    private ProbabilitySums(int columns) {
        this.columns = columns;
    }

    /**
     * @param columns that hold the probabilities, in the order of their classes
     * @param probabilities what they hold, by class and row
     */
    static void check(Table table, List<String> columns, double[][] probabilities, int threads) throws IOException {
        for (int row = 0; row < probabilities[0].length; row++) {
            double sum = 0;
            for (double[] ofClass : probabilities) {
                sum += ofClass[row];
            }
            if (isOff(sum)) {
                throw table.scan(columns, threads, () -> new ProbabilitySums(columns.size())).first;
            }
        }
    }

    private static boolean isOff(double sum) {
        return !(Math.abs(sum - 1) <= OFF);
    }

    @Override
    public void add(Batch batch) {
        for (int row = 0; row < batch.rows() && first == null; row++) {
            double sum = 0;
            for (int column = 0; column < columns; column++) {
                sum += batch.number(column, row);
            }
            if (isOff(sum)) {
                first = batch.wrong(0, row, "the row's probabilities sum to " + sum + "; 1 was expected.");
            }
        }
    }

    @Override
    public void merge(ProbabilitySums later) {
        first = first == null ? later.first : first;
    }
}
