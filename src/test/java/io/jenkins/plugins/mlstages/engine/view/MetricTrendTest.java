package io.jenkins.plugins.mlstages.engine.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.mlstages.engine.record.HistoryLine;
import io.jenkins.plugins.mlstages.engine.record.RunSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricTrendTest {
    private static HistoryLine line(int run, String model, Map<String, List<Double>> metrics) {
        RunSummary summary = new RunSummary(model, 0, 0, 0, null, false, null, null, null, null, null, null);
        return new HistoryLine(run, Instant.EPOCH, "SUCCESS", null, null, null, summary, metrics, null);
    }

    private static final List<HistoryLine> LINES = List.of(
            line(9, "price-up", Map.of("auc", List.of(0.91, 0.9, 0.92), "logLoss", List.of(0.4), "seen", List.of(7.0))),
            line(8, "price-up", Map.of()),
            line(8, "other", Map.of("auc", List.of(0.5))),
            line(7, "price-up", Map.of("auc", List.of(0.89), "logLoss", List.of(0.3), "seen", List.of(6.0))),
            line(6, "price-up", Map.of("auc", List.of(0.99))));

    @Test
    void theNewestNumberStandsBesideTheOneBeforeIt() {
        assertThat(MetricTrend.of(LINES, "price-up", "auc")).contains(new MetricTrend(9, "price-up", 0.91, 0.89, true));
        assertThat(MetricTrend.of(LINES, "price-up", "auc").orElseThrow().sign())
                .isPositive();
    }

    @Test
    void whetherItIsBetterDependsOnTheMetric() {
        MetricTrend loss = MetricTrend.of(LINES, "price-up", "logLoss").orElseThrow();
        assertThat(loss.sign()).isPositive();
        assertThat(loss.better()).isFalse();
        assertThat(MetricTrend.of(LINES, "price-up", "seen").orElseThrow().better())
                .isNull();
    }

    @Test
    void withoutAModelItIsTheOneOfTheNewestRun() {
        assertThat(MetricTrend.of(LINES, null, "auc").orElseThrow().model()).isEqualTo("price-up");
    }

    @Test
    void oneNumberHasNoTrend() {
        MetricTrend only = MetricTrend.of(LINES, "other", "auc").orElseThrow();
        assertThat(only.before()).isNull();
        assertThat(only.sign()).isZero();
        assertThat(only.better()).isNull();
    }

    @Test
    void noNumberIsNoTrend() {
        assertThat(MetricTrend.of(LINES, "price-up", "nothing")).isEmpty();
        assertThat(MetricTrend.of(LINES, "nobody", "auc")).isEmpty();
        assertThat(MetricTrend.of(List.of(), null, "auc")).isEmpty();
    }
}
