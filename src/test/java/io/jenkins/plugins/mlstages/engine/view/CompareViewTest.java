package io.jenkins.plugins.mlstages.engine.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.Commit;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompareViewTest {
    private static Snapshot side(int run, Map<String, Object> parameters, Map<String, Metric> metrics) {
        return new Snapshot(
                new RunRef("job", run),
                null,
                new Commit("c" + run, "https://example.org/team/model"),
                null,
                parameters,
                Map.of(),
                metrics,
                List.of(),
                List.of(),
                null,
                null);
    }

    @Test
    void theBestIsMarkedByTheMetricsDirection() {
        JsonNode view = CompareView.of(
                "m",
                List.of(
                        side(1, Map.of(), Map.of("auc", Metric.computed(0.8), "logLoss", Metric.computed(0.3))),
                        side(
                                2,
                                Map.of(),
                                Map.of(
                                        "auc",
                                        Metric.computed(0.9),
                                        "logLoss",
                                        Metric.computed(0.4),
                                        "bananas",
                                        Metric.reported(3)))));

        assertThat(view.at("/metrics/0/name").asText()).isEqualTo("auc");
        assertThat(view.at("/metrics/0/best").asInt()).isEqualTo(1);
        assertThat(view.at("/metrics/1/name").asText()).isEqualTo("bananas");
        assertThat(view.at("/metrics/1/best").asInt()).isEqualTo(-1);
        assertThat(view.at("/metrics/2/best").asInt()).isZero();
    }

    @Test
    void parametersDifferByValueNotByHowTheNumberIsWritten() {
        JsonNode view = CompareView.of(
                "m",
                List.of(
                        side(1, Map.of("depth", 3, "rate", 0.1), Map.of()),
                        side(2, Map.of("depth", 3.0, "rate", 0.2, "seed", 1), Map.of())));

        assertThat(view.at("/parameters/0/differs").asBoolean()).isFalse();
        assertThat(view.at("/parameters/1/differs").asBoolean()).isTrue();
        assertThat(view.at("/parameters/2/differs").asBoolean()).isTrue();
        assertThat(view.at("/parameters/2/values/0").isNull()).isTrue();
    }

    @Test
    void fewerThanTwoAndMoreThanTenAreRefused() {
        Snapshot one = side(1, Map.of(), Map.of());
        assertThatThrownBy(() -> CompareView.of("m", List.of(one))).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> CompareView.of("m", Collections.nCopies(11, one)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("11");
    }
}
