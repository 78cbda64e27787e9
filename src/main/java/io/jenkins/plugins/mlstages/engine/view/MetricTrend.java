package io.jenkins.plugins.mlstages.engine.view;

import io.jenkins.plugins.mlstages.engine.evaluation.Direction;
import io.jenkins.plugins.mlstages.engine.evaluation.Metrics;
import io.jenkins.plugins.mlstages.engine.record.HistoryLine;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A metric's newest number in a job's history, beside the one before it.
 *
 * @param run the run that has it
 * @param model full name of the model
 * @param value the newest number
 * @param before the number of the run before that had one, {@code null} if there is none
 * @param better whether the change is for the better; {@code null} without a change, or where the metric's name does not tell
 */
public record MetricTrend(int run, String model, double value, Double before, Boolean better) {
    /**
     * @param lines the job's history, newest first
     * @param model full name of the model, {@code null} for the one that the job worked on last
     * @return empty when no run of the job has such a number
     */
    public static Optional<MetricTrend> of(List<HistoryLine> lines, String model, String metric) {
        String chosen = model != null || lines.isEmpty() ? model : lines.get(0).model();
        List<HistoryLine> two = lines.stream()
                .filter(line -> line.model().equals(chosen) && line.metric(metric) != null)
                .limit(2)
                .toList();
        if (two.isEmpty()) {
            return Optional.empty();
        }
        double value = two.get(0).metric(metric);
        Double before = two.size() == 1 ? null : two.get(1).metric(metric);
        return Optional.of(new MetricTrend(two.get(0).run(), chosen, value, before, better(metric, value, before)));
    }

    private static Boolean better(String metric, double value, Double before) {
        Direction direction = Metrics.of(metric).direction();
        return before == null || Objects.equals(before, value) || direction == Direction.UNKNOWN
                ? null
                : (Boolean) (value > before == (direction == Direction.HIGHER));
    }

    /** Above zero when the number rose, below zero when it fell. */
    public int sign() {
        return before == null ? 0 : Double.compare(value, before);
    }
}
