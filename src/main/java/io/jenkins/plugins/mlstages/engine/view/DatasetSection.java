package io.jenkins.plugins.mlstages.engine.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.record.DatasetRecord;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;

/** Recorded data on the build page: files, schema, expectations with verdicts, change against the last record. */
final class DatasetSection {
    private DatasetSection() {}

    /** In the order in which they were recorded. */
    static ArrayNode all(RunRecords.Contents contents) {
        ArrayNode sections = ViewJson.array();
        for (int i = 0; i < contents.records().size(); i++) {
            if (contents.records().get(i) instanceof DatasetRecord record) {
                ObjectNode section = ViewJson.record(record);
                sections.add(section.put("record", i).put("passed", record.passed()));
            }
        }
        return sections;
    }
}
