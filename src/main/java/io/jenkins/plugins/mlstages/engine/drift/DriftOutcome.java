package io.jenkins.plugins.mlstages.engine.drift;

import io.jenkins.plugins.mlstages.engine.record.ColumnDrift;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.DriftFinding;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.engine.record.DriftTest;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import java.util.List;

/**
 * What a drift check found: a {@link DriftRecord} without where it comes from. The components are those of the record.
 */
public record DriftOutcome(
        long referenceRows,
        boolean detected,
        double driftedShare,
        Criticality criticality,
        String sentence,
        List<ColumnDrift> columns,
        List<DriftFinding> findings,
        List<DriftTest> tests) {
    public DriftOutcome {
        columns = List.copyOf(columns);
        findings = List.copyOf(findings);
        tests = List.copyOf(tests);
    }

    /**
     * @param reference a version's reference such as {@code price-up/7}, or the files' names
     * @param current the data that was judged
     */
    public DriftRecord toRecord(Origin origin, String reference, Dataset current) {
        return new DriftRecord(
                origin,
                reference,
                referenceRows,
                current,
                detected,
                driftedShare,
                criticality,
                sentence,
                columns,
                findings,
                tests);
    }
}
