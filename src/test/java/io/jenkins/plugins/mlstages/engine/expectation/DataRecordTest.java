package io.jenkins.plugins.mlstages.engine.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.DataCheck;
import io.jenkins.plugins.mlstages.engine.record.DatasetRecord;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.record.StageRecord;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class DataRecordTest {
    /** What the first released form wrote is read for ever. */
    @Test
    void theFirstFormOfADatasetRecordIsRead() throws IOException {
        byte[] json;
        try (InputStream in = DataRecordTest.class.getResourceAsStream("dataset-1.json")) {
            json = in.readAllBytes();
        }
        DatasetRecord record = (DatasetRecord) Json.read(json, StageRecord.SCHEMA, StageRecord.class, "dataset-1.json");

        assertThat(record.kind()).isEqualTo("dataset");
        assertThat(record.origin().model()).isEmpty();
        assertThat(record.dataset().name()).isEqualTo("train");
        assertThat(record.columns())
                .extracting(column -> column.name() + " " + column.type())
                .containsExactly("price numeric", "state categorical");
        assertThat(record.change().run()).isEqualTo(new RunRef("team/data", 3));
        assertThat(record.change().schema()).containsExactly("'state' is new");
        assertThat(record.expectations())
                .extracting(GateVerdict::verdict)
                .containsExactly(Verdict.PASSED, Verdict.FAILED, Verdict.UNDECIDED);
        assertThat(record.passed()).isFalse();
        assertThat(record.check()).isEqualTo(new DataCheck(new RunRef("team/data", 4), false, 1, 1, 1));
        assertThat(record.suggestions()).containsExactly("rows >= 2");
        assertThat(Json.read(Json.write(StageRecord.SCHEMA, record), StageRecord.SCHEMA, StageRecord.class, "again"))
                .isEqualTo(record);
    }
}
