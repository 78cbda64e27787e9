package io.jenkins.plugins.mlstages.engine.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricRowTest {
    private static MetricRow row(String name, Metric now, Metric before) {
        return MetricRow.of(Map.of(name, now), Map.of(name, before), Map.of()).get(0);
    }

    @Test
    void aChangeIsBetterOrWorseByTheMetricsDirection() {
        assertThat(row("auc", Metric.computed(0.75), Metric.computed(0.5)).previous())
                .isEqualTo(new MetricRow.Change(0.5, null, null, 0.25, 0.5, "better", null));
        assertThat(row("logLoss", Metric.computed(0.75), Metric.computed(0.5))
                        .previous()
                        .verdict())
                .isEqualTo("worse");
        assertThat(row("auc", Metric.computed(0.5), Metric.computed(0.5))
                        .previous()
                        .verdict())
                .isEqualTo("same");
        assertThat(row("bananas", Metric.reported(2), Metric.reported(1))
                        .previous()
                        .verdict())
                .isNull();
    }

    @Test
    void relativeToANegativeValueTheSignIsThatOfTheChange() {
        assertThat(row("r2", Metric.computed(0.5), Metric.computed(-0.5))
                        .previous()
                        .relative())
                .isEqualTo(2);
        assertThat(row("r2", Metric.computed(-0.75), Metric.computed(-0.5))
                        .previous()
                        .relative())
                .isEqualTo(-0.5);
        assertThat(row("r2", Metric.computed(0.5), Metric.computed(0))
                        .previous()
                        .relative())
                .isNull();
    }

    @Test
    void aChangeIsClearWhenTheOldValueLiesOutsideOfTheInterval() {
        Metric now = Metric.computed(0.8).withInterval(0.7, 0.9);
        assertThat(row("auc", now, Metric.computed(0.65)).previous().clear()).isTrue();
        assertThat(row("auc", now, Metric.computed(0.75)).previous().clear()).isFalse();
        assertThat(row("auc", Metric.computed(0.8), Metric.computed(0.1))
                        .previous()
                        .clear())
                .isNull();
    }

    @Test
    void whatHasNoValueIsNotCompared() {
        assertThat(row("auc", Metric.undefined("no rows"), Metric.computed(0.5))
                        .previous()
                        .change())
                .isNull();
        assertThat(row("auc", Metric.computed(0.5), Metric.undefined("no rows")).previous())
                .isNull();
    }
}
