package io.jenkins.plugins.mlstages.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.report.document.Block;
import io.jenkins.plugins.mlstages.engine.report.document.Cell;
import io.jenkins.plugins.mlstages.engine.report.document.Column;
import io.jenkins.plugins.mlstages.engine.report.document.Inline;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Parts of the rows, each with the few metrics that matter most: those of gates, and then the usual ones. */
final class SlicesTable {
    private static final int MOST_METRICS = 3;
    private static final List<String> USUAL = List.of("auc", "logLoss", "accuracy", "f1", "rmse", "mae", "r2");

    private SlicesTable() {}

    static Block of(JsonNode evaluation) {
        List<JsonNode> slices = Fields.list(evaluation, "slices");
        List<String> metrics = metrics(evaluation, slices);
        List<Column> columns = new ArrayList<>(List.of(Column.text("Slice"), Column.number("Rows")));
        metrics.forEach(metric -> columns.add(Column.number(metric)));
        return new Block.Table(
                "Slices",
                columns,
                slices.stream().map(slice -> row(slice, metrics)).toList());
    }

    private static List<String> metrics(JsonNode evaluation, List<JsonNode> slices) {
        Set<String> wanted = new LinkedHashSet<>();
        Fields.list(evaluation, "gates")
                .forEach(gate -> wanted.add(gate.path("metric").asText()));
        wanted.addAll(USUAL);
        slices.forEach(slice -> slice.path("metrics").fieldNames().forEachRemaining(wanted::add));
        return wanted.stream()
                .filter(name -> slices.stream().anyMatch(slice -> Fields.has(slice.path("metrics"), name)))
                .limit(MOST_METRICS)
                .toList();
    }

    private static List<Cell> row(JsonNode slice, List<String> metrics) {
        List<Cell> cells = new ArrayList<>();
        String reason = Fields.text(slice, "reason");
        Inline name = Inline.text(slice.path("slice").asText());
        cells.add(reason == null ? Cell.of(name) : Cell.of(name, new Inline.Muted(reason)));
        cells.add(Cell.text(Numbers.number(Fields.number(slice, "rows"))));
        for (String metric : metrics) {
            JsonNode numbers = slice.path("metrics").path(metric);
            Double value = Fields.number(numbers, "value");
            Double before = Fields.number(numbers, "before");
            cells.add(
                    value == null || before == null
                            ? Cell.of(new Inline.Strong(Numbers.metric(value)))
                            : Cell.of(
                                    new Inline.Strong(Numbers.metric(value)),
                                    new Inline.Muted("(" + Numbers.signed(value - before) + ")")));
        }
        return cells;
    }
}
