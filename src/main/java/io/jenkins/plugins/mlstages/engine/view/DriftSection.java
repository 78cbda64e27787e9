package io.jenkins.plugins.mlstages.engine.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ColumnDrift;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import java.util.List;

/**
 * A drift record on the build page: the record as it is, but each column with its deciding method and a small picture only.
 * The rest of a column is asked for when a reader opens it, so that a thousand columns stay a small answer.
 */
final class DriftSection {
    private DriftSection() {}

    static ObjectNode of(DriftRecord record, int index) {
        ObjectNode section = ViewJson.record(without(record));
        section.put("record", index);
        ArrayNode columns = section.putArray("columns");
        for (int i = 0; i < record.columns().size(); i++) {
            columns.add(row(record.columns().get(i), i));
        }
        return section;
    }

    private static DriftRecord without(DriftRecord record) {
        return new DriftRecord(
                record.origin(),
                record.reference(),
                record.referenceRows(),
                record.current(),
                record.detected(),
                record.driftedShare(),
                record.criticality(),
                record.sentence(),
                List.of(),
                record.findings(),
                record.tests());
    }

    private static ObjectNode row(ColumnDrift column, int index) {
        ObjectNode row = ViewJson.tree(new ColumnDrift(
                column.name(),
                column.type(),
                column.drifted(),
                column.decided(),
                column.effect(),
                column.pValue(),
                column.reason(),
                List.of(),
                column.findings(),
                null));
        row.remove("tests");
        row.put("column", index);
        if (!column.tests().isEmpty()) {
            row.put("method", column.tests().get(0).method());
            row.put("statistic", column.tests().get(0).statistic());
        }
        Picture picture = Picture.of(column.distributions());
        if (picture != null) {
            row.set("picture", ViewJson.tree(picture));
        }
        return row;
    }

    /** Everything about one column. */
    static ObjectNode column(RunRecords.Contents contents, int record, int column) {
        if (record < 0
                || record >= contents.records().size()
                || !(contents.records().get(record) instanceof DriftRecord drift)) {
            throw new InputException("Record " + record + " of this run is no drift record.");
        }
        if (column < 0 || column >= drift.columns().size()) {
            throw new InputException("There is no column " + column + ": the drift record has "
                    + drift.columns().size() + " columns.");
        }
        ObjectNode detail = ViewJson.start("driftColumn");
        detail.setAll(ViewJson.<ObjectNode>tree(drift.columns().get(column)));
        return detail;
    }
}
