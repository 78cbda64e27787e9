package io.jenkins.plugins.mlstages.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import io.jenkins.plugins.mlstages.engine.record.RegistrationRecord;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.record.StageRecord;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import io.jenkins.plugins.mlstages.engine.view.Baselines;
import io.jenkins.plugins.mlstages.engine.view.BuildView;
import io.jenkins.plugins.mlstages.engine.view.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTextsTest {
    private static final RunRef RUN = new RunRef("train", 12);

    private static Origin origin(String model) {
        return new Origin(model, RUN, null, null, null, Instant.EPOCH);
    }

    private static GateVerdict gate(Verdict verdict, String sentence) {
        return new GateVerdict(
                "auc >= 0.85",
                "auc",
                null,
                verdict,
                verdict == Verdict.PASSED,
                Criticality.UNSTABLE,
                0.9,
                0.85,
                sentence);
    }

    private static final EvaluationRecord EVALUATION = new EvaluationRecord(
            origin("price-up"),
            "binary",
            null,
            100,
            Map.of("auc", Metric.computed(0.9), "f1", Metric.undefined("one class only")),
            List.of(gate(Verdict.PASSED, "auc is fine."), gate(Verdict.FAILED, "auc is low.")));

    private static ReportTexts texts(String model, StageRecord... records) {
        Snapshot production = new Snapshot(
                RUN,
                3,
                null,
                Instant.EPOCH,
                Map.of(),
                Map.of(),
                Map.of("auc", Metric.computed(0.8)),
                List.of(),
                List.of(),
                null,
                null);
        ObjectNode view = BuildView.of(
                RUN, new RunRecords.Contents(List.of(records), List.of()), name -> new Baselines(null, production));
        return new ReportTexts(view, model);
    }

    @Test
    void aMetricIsItsNumberOrItsChange() {
        assertThat(texts(null, EVALUATION).metric("auc", null)).isEqualTo("0.9000");
        assertThat(texts("price-up", EVALUATION).metric("auc", "production")).isEqualTo("+0.1 (+12.5 %)");
        assertThat(texts(null, EVALUATION).metric("auc", "previous")).isEqualTo("\u2013");
        assertThat(texts(null, EVALUATION).metric("f1", null)).isEqualTo("\u2013");
    }

    @Test
    void gatesThatDidNotPassComeFirst() {
        assertThat(texts(null, EVALUATION).gates()).isEqualTo("FAILED: auc is low.\nPASSED: auc is fine.");
    }

    @Test
    void aVersionIsNamedAsOthersNameIt() {
        assertThat(texts(null, new RegistrationRecord(origin("team/price-up"), 7, List.of(), List.of(), false))
                        .version())
                .isEqualTo("team/price-up/7");
    }

    @Test
    void whatTheBuildHasNotDoneIsADash() {
        ReportTexts nothing = texts("price-up");

        assertThat(List.of(nothing.metric("auc", "production"), nothing.gates(), nothing.drift(), nothing.version()))
                .containsOnly("\u2013");
    }

    @Test
    void wrongQuestionsAreAnsweredInASentence() {
        assertThatThrownBy(() -> texts(null, EVALUATION).metric("acu", null))
                .isInstanceOf(InputException.class)
                .hasMessage("There is no metric 'acu' in this build; there are auc, f1.");
        assertThatThrownBy(() -> texts(null, EVALUATION).metric("auc", "prod"))
                .isInstanceOf(InputException.class)
                .hasMessage("There is no baseline 'prod': one of previous, production, target was expected.");
        assertThatThrownBy(() -> texts(
                        null, EVALUATION, new RegistrationRecord(origin("other"), 1, List.of(), List.of(), false)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("several models, price-up, other");
    }
}
