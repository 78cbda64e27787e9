package io.jenkins.plugins.mlstages.engine.record;

import java.util.List;

/**
 * Data as they were recorded, and what the expectations say of them. Its origin's model is empty when the data belong to no
 * model in particular.
 *
 * @param dataset files, fingerprint, rows and profile
 * @param columns the schema with a few figures, in the data's order
 * @param change against the last record of data of this name, {@code null} for the first one
 * @param expectations the verdicts, in the order of the expectations
 * @param suggestions proposed expectations in their text form; empty unless they were asked for
 */
public record DatasetRecord(
        Origin origin,
        Dataset dataset,
        List<DataColumn> columns,
        DataChange change,
        List<GateVerdict> expectations,
        List<String> suggestions)
        implements StageRecord {
    public DatasetRecord {
        columns = List.copyOf(columns);
        expectations = List.copyOf(expectations);
        suggestions = List.copyOf(suggestions);
    }

    /** True when every expectation lets the pipeline go on; also true when there is none. */
    public boolean passed() {
        return expectations.stream().allMatch(GateVerdict::passed);
    }

    /** How many expectations have this verdict. */
    public int count(Verdict verdict) {
        return (int) expectations.stream().filter(e -> e.verdict() == verdict).count();
    }

    /** What is known of the data, for whoever uses them later. */
    public DataCheck check() {
        return new DataCheck(
                origin.run(), passed(), count(Verdict.PASSED), count(Verdict.FAILED), count(Verdict.UNDECIDED));
    }
}
