package io.jenkins.plugins.mlstages.engine.data;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Files with the same columns, read as one table. The files' columns may stand in different orders; the first file's order
 * counts. Results never depend on the number of threads.
 */
public final class Table {
    private final List<DataFile> files;
    private final TableOptions options;
    private final List<String> columns;

    private Table(List<DataFile> files, TableOptions options, List<String> columns) {
        this.files = files;
        this.options = options;
        this.columns = columns;
    }

    /**
     * Reads the names of the columns.
     *
     * @throws InputException when a file is empty, not in its format, or has other columns than the first
     */
    public static Table open(List<DataFile> files, TableOptions options) throws IOException {
        List<String> columns = null;
        for (DataFile file : files) {
            List<String> own = columns(file, options);
            if (columns == null) {
                columns = own;
            } else if (options.formatOf(file) == TableFormat.JSON_LINES) {
                columns = union(columns, own); // a key that is absent is a missing value
            } else {
                mustAgree(files.get(0), columns, file, own);
            }
        }
        if (columns == null) {
            throw new InputException("A table needs at least one file.");
        }
        return new Table(List.copyOf(files), options, columns);
    }

    public List<DataFile> files() {
        return files;
    }

    public List<String> columns() {
        return columns;
    }

    /**
     * Reads the given columns of all rows into collectors whose result depends on the rows' order: each piece of the files
     * gets a collector, and they are merged in the order of files and rows.
     *
     * @param wanted columns, in the order in which batches are to have them
     * @param threads at least 1
     * @throws InputException for an unknown column, or a broken line: it names the file and the line
     */
    public <C extends BatchCollector<C>> C scan(List<String> wanted, int threads, Supplier<C> collectors)
            throws IOException {
        InOrder<C> merged = new InOrder<>(collectors.get());
        List<OneForEachPiece<C>> sinks = new ArrayList<>();
        for (int i = 0; i < Math.max(1, threads); i++) {
            sinks.add(new OneForEachPiece<>(merged, collectors));
        }
        start(wanted).run(sinks);
        return merged.result;
    }

    /**
     * As {@link #scan}, for collectors whose result does not depend on the rows' order: one for each thread, so they may be
     * large.
     */
    public <C extends BatchCollector<C>> C scanUnordered(List<String> wanted, int threads, Supplier<C> collectors)
            throws IOException {
        return scanUnordered(wanted, threads, collectors, null);
    }

    /** The same; the threads also make the files' fingerprints. */
    public <C extends BatchCollector<C>> C scanUnordered(
            List<String> wanted, int threads, Supplier<C> collectors, Fingerprinting fingerprints) throws IOException {
        Reading<C, C> reading = reading(wanted, collectors, all -> all, fingerprints);
        Reading.run(List.of(reading), threads);
        return reading.result();
    }

    /**
     * The same to be started together with others, see {@link Reading#run}.
     *
     * @param finish makes the result of a collector that has seen all rows
     */
    public <C extends BatchCollector<C>, R> Reading<C, R> reading(
            List<String> wanted, Supplier<C> collectors, Function<C, R> finish, Fingerprinting fingerprints) {
        return new Reading<>(start(wanted), collectors, finish, fingerprints);
    }

    private Scan start(List<String> wanted) {
        for (String column : wanted) {
            if (!columns.contains(column)) {
                throw new InputException("There is no column '" + column + "' in "
                        + files.get(0).name() + ": its columns are " + String.join(", ", columns) + ".");
            }
        }
        List<String> names = List.copyOf(wanted);
        return new Scan(files, file -> pieces(file, names));
    }

    private Pieces pieces(DataFile file, List<String> wanted) throws IOException {
        TableFormat format = options.formatOf(file);
        if (format == TableFormat.PARQUET) {
            return ParquetFile.open(file, wanted);
        }
        if (format == TableFormat.JSON_LINES) {
            return new JsonLinesFile(file, options, wanted);
        }
        CsvRows rows = CsvRows.open(file, options, wanted);
        return TableFormat.isGz(file.name()) ? new CsvStream(rows) : new CsvFile(rows);
    }

    private static List<String> columns(DataFile file, TableOptions options) throws IOException {
        return switch (options.formatOf(file)) {
            case PARQUET -> ParquetSchema.read(file).names();
            case JSON_LINES -> JsonLinesFile.columns(file);
            case CSV -> CsvRows.header(file, options).columns();
        };
    }

    private static List<String> union(List<String> some, List<String> others) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }

    private static void mustAgree(DataFile first, List<String> expected, DataFile file, List<String> own) {
        for (String column : expected) {
            if (!own.contains(column)) {
                throw new InputException(
                        file.name() + " lacks the column '" + column + "', which " + first.name() + " has.");
            }
        }
        for (String column : own) {
            if (!expected.contains(column)) {
                throw new InputException(
                        file.name() + " has the column '" + column + "', which " + first.name() + " lacks.");
            }
        }
    }

    private static final class OneForEachPiece<C extends BatchCollector<C>> implements Scan.Sink {
        private final InOrder<C> merged;
        private final Supplier<C> collectors;
        private C collector;

        OneForEachPiece(InOrder<C> merged, Supplier<C> collectors) {
            this.merged = merged;
            this.collectors = collectors;
        }

        @Override
        public Consumer<Batch> consumer(long piece) {
            collector = collectors.get();
            return collector::add;
        }

        @Override
        public void done(long piece) {
            merged.done(piece, collector);
        }
    }

    /** Merges what pieces gave as soon as all pieces before them are merged. */
    private static final class InOrder<C extends BatchCollector<C>> {
        private final C result;
        private final Map<Long, C> waiting = new HashMap<>();
        private long next;

        InOrder(C identity) {
            this.result = identity;
        }

        synchronized void done(long piece, C collector) {
            waiting.put(piece, collector);
            for (C ready = waiting.remove(next); ready != null; ready = waiting.remove(next)) {
                result.merge(ready);
                next++;
            }
        }
    }
}
