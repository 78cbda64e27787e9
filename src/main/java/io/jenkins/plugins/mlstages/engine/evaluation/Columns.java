package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.data.Batch;
import io.jenkins.plugins.mlstages.engine.data.BatchCollector;
import io.jenkins.plugins.mlstages.engine.data.Table;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The columns that one reading of the predictions collects, by what they are for. */
final class Columns implements BatchCollector<Columns> {
    /** Row numbers and array lengths are 32-bit numbers, and everything must fit in memory. */
    static final int MAX_ROWS = 100_000_000;

    /** What is to be read: for what, from which column, into which kind of column. */
    static final class Plan {
        private final Map<String, String> columns = new LinkedHashMap<>();
        private final List<Supplier<Column<?>>> kinds = new ArrayList<>();

        /**
         * @param column does nothing when {@code null}
         */
        void add(String role, String column, Supplier<Column<?>> kind) {
            if (column != null) {
                columns.put(role, column);
                kinds.add(kind);
            }
        }

        Columns read(Table table, int threads) throws IOException {
            List<String> wanted = List.copyOf(columns.values());
            return table.scan(wanted, threads, () -> new Columns(this));
        }
    }

    private final Map<String, Column<?>> byRole = new LinkedHashMap<>();
    private final List<Column<?>> columns = new ArrayList<>();
    private long rows;

    private Columns(Plan plan) {
        int next = 0;
        for (String role : plan.columns.keySet()) {
            Column<?> column = plan.kinds.get(next++).get();
            byRole.put(role, column);
            columns.add(column);
        }
    }

    @Override
    public void add(Batch batch) {
        count(batch.rows());
        for (int c = 0; c < columns.size(); c++) {
            columns.get(c).add(batch, c);
        }
    }

    @Override
    public void merge(Columns later) {
        count(later.rows);
        for (int c = 0; c < columns.size(); c++) {
            append(columns.get(c), later.columns.get(c));
        }
    }

    private void count(long more) {
        rows += more;
        if (rows > MAX_ROWS) {
            throw new InputException("There are more than " + MAX_ROWS
                    + " predictions, which is the most that are evaluated at once: evaluate a sample or parts.");
        }
    }

    @SuppressWarnings("unchecked") // both were made by the same plan
    private static <C extends Column<C>> void append(Column<?> column, Column<?> later) {
        ((Column<C>) column).append((C) later);
    }

    int rows() {
        return (int) rows;
    }

    /** The column for this role, {@code null} if it is not read. */
    <C extends Column<C>> C get(String role, Class<C> kind) {
        return kind.cast(byRole.get(role));
    }
}
