package io.jenkins.plugins.mlstages.cli.serve;

import io.jenkins.plugins.mlstages.engine.record.Criticality;
import io.jenkins.plugins.mlstages.engine.record.DataChange;
import io.jenkins.plugins.mlstages.engine.record.DataColumn;
import io.jenkins.plugins.mlstages.engine.record.DatasetRecord;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import java.time.Instant;
import java.util.List;

/** Made-up records of data. */
final class SampleData {
    private SampleData() {}

    private static DataColumn column(String name, String type, Double minimum, Double maximum, Double mean) {
        return new DataColumn(name, type, 60, 11_000, !name.equals("period"), minimum, maximum, mean);
    }

    private static GateVerdict verdict(String expectation, Verdict verdict, Criticality criticality, String sentence) {
        String of = expectation.substring(0, expectation.indexOf(' '));
        return new GateVerdict(expectation, of, null, verdict, verdict == Verdict.PASSED, criticality, null, null, sentence);
    }

    /** Changed since the last record, with every verdict. */
    static DatasetRecord checked(Origin origin) {
        return new DatasetRecord(
                origin,
                SampleStore.dataset("train", "data/train.csv", 12_000, 1),
                List.of(
                        column("period", "numeric", 0.0, 1.0, 0.5),
                        column("time", "datetime", 1.6e9, 1.7e9, 1.65e9),
                        column("class", "categorical", null, null, null)),
                new DataChange(new RunRef("local", 1), Instant.parse("2026-09-01T10:00:00Z"), false, 11_500, List.of("'nswprice' is gone")),
                List.of(
                        verdict("rows >= 10000", Verdict.PASSED, Criticality.UNSTABLE, "rows 12,000 is at least 10000."),
                        verdict("missing(period) <= 0.1% : FAILURE", Verdict.FAILED, Criticality.FAILURE,
                                "missing(period) 0.500 % (60 of 12,000) is above 0.1 %."),
                        verdict("mean(class) >= 1", Verdict.UNDECIDED, Criticality.NOTE,
                                "mean(class) cannot be told: none of its values is a number.")),
                List.of("rows >= 6000", "values(class) in {DOWN, UP}"));
    }

    /** Without expectations and without a record before. */
    static DatasetRecord first(Origin origin) {
        return new DatasetRecord(
                origin, SampleStore.dataset("test", "data/test.csv", 0, 1), List.of(), null, List.of(), List.of());
    }

    /** With a name, a column, a sentence and a suggestion that are awkward. */
    static DatasetRecord named(Origin origin, String text) {
        return new DatasetRecord(
                origin,
                SampleStore.dataset(text, text, 3, 1),
                List.of(column(text, "categorical", null, null, null)),
                new DataChange(new RunRef("local", 1), Instant.parse("2026-09-01T10:00:00Z"), false, 3, List.of("'" + text + "' is new")),
                List.of(verdict("missing('" + text + "') <= 1%", Verdict.FAILED, Criticality.ERROR, text)),
                List.of("missing('" + text + "') <= 0%"));
    }
}
