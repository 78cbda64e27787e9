package io.jenkins.plugins.mlstages.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.report.document.Block;
import io.jenkins.plugins.mlstages.engine.report.document.Cell;
import io.jenkins.plugins.mlstages.engine.report.document.Chart;
import io.jenkins.plugins.mlstages.engine.report.document.Column;
import io.jenkins.plugins.mlstages.engine.report.document.Inline;
import io.jenkins.plugins.mlstages.engine.report.document.Tone;
import java.util.ArrayList;
import java.util.List;

/** Metrics with their change against each of the model's baselines. */
final class MetricsTable {
    private MetricsTable() {}

    /**
     * @param stage an evaluation or a training of the view
     */
    static Block of(String caption, JsonNode stage, List<Beside> baselines) {
        List<JsonNode> metrics = Fields.list(stage, "metrics");
        boolean intervals = metrics.stream().anyMatch(row -> Fields.number(row, "low") != null);
        List<Beside> shown = baselines.stream()
                .filter(baseline -> metrics.stream().anyMatch(row -> Fields.has(row, baseline.key())))
                .toList();
        List<Column> columns = new ArrayList<>(List.of(Column.text("Metric"), Column.number("Value")));
        if (intervals) {
            columns.add(Column.number("Interval"));
            if (!shown.isEmpty()) {
                columns.add(Column.picture("Picture"));
            }
        }
        shown.forEach(baseline -> columns.add(Column.number("Against " + baseline.title())));
        return new Block.Table(
                caption,
                columns,
                metrics.stream().map(row -> row(row, intervals, shown)).toList());
    }

    private static List<Cell> row(JsonNode metric, boolean intervals, List<Beside> baselines) {
        List<Cell> cells = new ArrayList<>();
        Double value = Fields.number(metric, "value");
        cells.add(Cell.text(metric.path("name").asText()));
        cells.add(value == null ? Cell.text(reason(metric)) : Cell.of(new Inline.Strong(Numbers.metric(value))));
        if (intervals) {
            Double low = Fields.number(metric, "low");
            Double high = Fields.number(metric, "high");
            cells.add(Cell.of(new Inline.Muted(Numbers.interval(low, high))));
            if (!baselines.isEmpty()) {
                JsonNode change = metric.path(baselines.get(0).key());
                Double before = Fields.number(change, "value");
                cells.add(
                        value == null || before == null
                                ? Cell.of()
                                : Cell.picture(new Chart.Interval(value, low, high, before, 0, tone(change))));
            }
        }
        baselines.forEach(baseline -> cells.add(change(metric.path(baseline.key()))));
        return cells;
    }

    private static String reason(JsonNode metric) {
        String reason = Fields.text(metric, "reason");
        return reason == null ? Numbers.NONE : reason;
    }

    private static Cell change(JsonNode change) {
        Double amount = Fields.number(change, "change");
        if (amount == null) {
            Double before = Fields.number(change, "value");
            return Cell.of(new Inline.Muted(before == null ? Numbers.NONE : "was " + Numbers.metric(before)));
        }
        Double relative = Fields.number(change, "relative");
        String text = Numbers.signed(amount)
                + (relative == null || amount == 0 ? "" : " (" + Numbers.signedPercent(relative) + ")");
        Tone tone = tone(change);
        return tone == Tone.PLAIN ? Cell.of(new Inline.Muted(text)) : Cell.of(new Inline.Mark(tone, text));
    }

    /** Good or bad only where the baseline's value lies outside of this value's interval. */
    private static Tone tone(JsonNode change) {
        boolean clear =
                !change.path("clear").isBoolean() || change.path("clear").asBoolean();
        String verdict = clear ? change.path("verdict").asText() : "";
        return switch (verdict) {
            case "better" -> Tone.GOOD;
            case "worse" -> Tone.BAD;
            default -> Tone.PLAIN;
        };
    }
}
