package io.jenkins.plugins.mlstages.engine.expectation;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.profile.ColumnFigures;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.profile.RowCheck;
import io.jenkins.plugins.mlstages.engine.profile.RowCount;
import io.jenkins.plugins.mlstages.engine.record.DataChange;
import io.jenkins.plugins.mlstages.engine.record.DataColumn;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.DatasetRecord;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Makes the record of data that were read: judges them, sets them beside the last record, and proposes expectations. */
public final class DataRecorder {
    private static final int MOST_EXPECTATIONS = 10_000;

    private final List<Expectation> expectations;
    private final boolean suggest;

    /** @param suggest whether expectations are proposed */
    public DataRecorder(List<Expectation> expectations, boolean suggest) {
        if (expectations.size() > MOST_EXPECTATIONS) {
            throw new InputException("expectations: at most " + MOST_EXPECTATIONS + " were expected, but got "
                    + expectations.size() + ".");
        }
        this.expectations = List.copyOf(expectations);
        this.suggest = suggest;
    }

    /** What has to be asked of the rows, in the order in which {@link #record} takes the answers. */
    public List<RowCheck> rowChecks() {
        return expectations.stream()
                .map(Expectation::rowCheck)
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * @param dataset the data's description
     * @param profile their profile
     * @param counts the answers to {@link #rowChecks}
     * @param last the last record of data of this name, {@code null} for the first
     * @param known other data, among them the last record's
     */
    public DatasetRecord record(
            Origin origin,
            Dataset dataset,
            DatasetProfile profile,
            List<RowCount> counts,
            DatasetRecord last,
            KnownData known)
            throws IOException {
        Iterator<RowCount> answers = counts.iterator();
        List<RowCount> each = new ArrayList<>();
        for (Expectation expectation : expectations) {
            each.add(expectation.rowCheck().isPresent() && answers.hasNext() ? answers.next() : null);
        }
        return new DatasetRecord(
                origin,
                dataset,
                ColumnFigures.of(profile).stream().map(DataRecorder::column).toList(),
                last == null ? null : change(dataset, profile, last, known),
                new ExpectationEvaluator(profile, known, origin.time()).judge(expectations, each),
                suggest ? Suggestions.of(profile) : List.of());
    }

    private static DataColumn column(ColumnFigures figures) {
        return new DataColumn(
                figures.name(),
                figures.type().id(),
                figures.missing() + figures.nan(),
                figures.distinct(),
                figures.exact(),
                figures.minimum(),
                figures.maximum(),
                figures.mean());
    }

    private static DataChange change(Dataset dataset, DatasetProfile profile, DatasetRecord last, KnownData known)
            throws IOException {
        List<String> schema = known.last()
                .map(before -> SchemaDifference.of(before.profile(), profile))
                .orElse(List.of());
        boolean same = Objects.equals(dataset.sha256(), last.dataset().sha256());
        return new DataChange(
                last.origin().run(), last.origin().time(), same, last.dataset().rows(), schema);
    }
}
