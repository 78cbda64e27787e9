package io.jenkins.plugins.mlstages.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.ConfusionMatrix;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.IntervalAt;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.SliceEvaluation;
import io.jenkins.plugins.mlstages.engine.record.StageRecord;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** What the first released form wrote is read for ever. */
class KeptFormTest {
    private static byte[] resource(String name) throws IOException {
        try (InputStream in = KeptFormTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    @Test
    void theFirstFormOfAnEvaluationIsRead() throws Exception {
        EvaluationRecord record = (EvaluationRecord)
                Json.read(resource("evaluation-1.json"), StageRecord.SCHEMA, StageRecord.class, "evaluation-1.json");

        assertThat(record.task()).isEqualTo("binary");
        assertThat(record.rows()).isEqualTo(12);
        assertThat(record.metrics().get("accuracy"))
                .isEqualTo(new Metric(0.75, 0.4676946650664343, 0.9110583316059452, false, null));
        assertThat(record.metrics().get("latencyMs")).isEqualTo(Metric.reported(12.5));
        assertThat(record.gates()).extracting(GateVerdict::verdict).containsExactly(Verdict.PASSED, Verdict.UNDECIDED);
        assertThat(record.passed()).isFalse();
        assertThat(record.details().options().label()).isEqualTo("label");
        assertThat(record.details().options().seed()).isEqualTo(1);
        assertThat(record.details().set().ids()).isTrue();
        assertThat(record.details().curves().roc().thresholds().get(0)).isNull();
        assertThat(record.details().curves().confusion().classes()).containsExactly("0", "1");
        assertThat(record.details().curves().confusion().classes()).doesNotContain(ConfusionMatrix.OTHERS);
        assertThat(record.details().slices())
                .extracting(SliceEvaluation::reason)
                .allMatch(reason -> reason.contains("at least 30"));
        assertThat(Json.read(Json.write(StageRecord.SCHEMA, record), StageRecord.SCHEMA, StageRecord.class, "again"))
                .isEqualTo(record);
    }

    @Test
    void intervalsOfOtherLevelsAreRead() throws Exception {
        EvaluationRecord record = (EvaluationRecord)
                Json.read(resource("evaluation-1-levels.json"), StageRecord.SCHEMA, StageRecord.class, "levels");
        assertThat(record.metrics().get("accuracy").other(0.9))
                .isEqualTo(new IntervalAt(0.9, 0.6180702460006359, 0.7384019353935013, null));
        assertThat(record.metrics().get("accuracy").other(0.99)).isNull();
        assertThat(record.metrics().get("auc").others()).isNull();
        assertThat(Json.read(Json.write(StageRecord.SCHEMA, record), StageRecord.SCHEMA, StageRecord.class, "again"))
                .isEqualTo(record);
    }

    @Test
    void theFirstFormOfRowPredictionsIsRead() throws Exception {
        RowPredictions kept = RowPredictions.fromBytes(resource("row-predictions-1.bin"), "row-predictions-1.bin");
        Difference itself = kept.compare(kept, "accuracy", null).orElseThrow();
        assertThat(itself.candidate()).isEqualTo(0.75);
        assertThat(itself.rows()).isEqualTo(12);
        assertThat(kept.compare(kept, "accuracy", "region=EU").orElseThrow().rows())
                .isEqualTo(6);
    }
}
