package io.jenkins.plugins.mlstages.engine.record;

import java.util.List;

/**
 * How far current data lies from reference data, column by column.
 *
 * @param reference what it was compared with: a version's reference such as {@code price-up/7}, or the files' names
 * @param referenceRows rows of the reference
 * @param current the data that was judged
 * @param detected the verdict for the data set
 * @param driftedShare drifted columns divided by columns compared, 0 to 1
 * @param criticality what a detected drift does
 * @param sentence one sentence with the numbers that says why
 * @param columns one entry per column compared, largest effect first
 * @param findings changes of schema: columns gone, added or of another type
 * @param tests methods that look at all columns together, e.g. {@code pca}; empty if none was asked
 */
public record DriftRecord(
        Origin origin,
        String reference,
        long referenceRows,
        Dataset current,
        boolean detected,
        double driftedShare,
        Criticality criticality,
        String sentence,
        List<ColumnDrift> columns,
        List<DriftFinding> findings,
        List<DriftTest> tests)
        implements StageRecord {
    public DriftRecord {
        columns = List.copyOf(columns);
        findings = findings == null ? List.of() : List.copyOf(findings);
        tests = tests == null ? List.of() : List.copyOf(tests);
    }

    /** A record without findings of its own and without methods that look at all columns together. */
    public DriftRecord(
            Origin origin,
            String reference,
            long referenceRows,
            Dataset current,
            boolean detected,
            double driftedShare,
            Criticality criticality,
            String sentence,
            List<ColumnDrift> columns) {
        this(
                origin,
                reference,
                referenceRows,
                current,
                detected,
                driftedShare,
                criticality,
                sentence,
                columns,
                List.of(),
                List.of());
    }

    public List<String> driftedColumns() {
        return columns.stream()
                .filter(ColumnDrift::drifted)
                .map(ColumnDrift::name)
                .toList();
    }
}
