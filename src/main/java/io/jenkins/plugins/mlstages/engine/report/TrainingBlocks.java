package io.jenkins.plugins.mlstages.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.report.document.Block;
import io.jenkins.plugins.mlstages.engine.report.document.Cell;
import io.jenkins.plugins.mlstages.engine.report.document.Column;
import io.jenkins.plugins.mlstages.engine.report.document.Inline;
import io.jenkins.plugins.mlstages.engine.report.document.Tone;
import java.util.ArrayList;
import java.util.List;

/** A training: how it went, what it reported, with which parameters and data. */
final class TrainingBlocks {
    private static final int SHORT_HASH = 12;
    private static final int MOST_FILES = 3;

    private TrainingBlocks() {}

    static List<Block> of(JsonNode training, JsonNode model, List<Beside> baselines) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(titled("Training", training)));
        if (!training.path("succeeded").asBoolean()) {
            String failure = Fields.text(training, "failure");
            blocks.add(new Block.Notice(
                    Tone.BAD, List.of(Inline.text(failure == null ? "The training failed." : failure))));
        }
        JsonNode origin = training.path("origin");
        List<Block.Fact> facts = new ArrayList<>();
        facts.add(
                new Block.Fact("Duration", List.of(Inline.text(Numbers.duration(Fields.number(training, "millis"))))));
        if (Fields.text(origin, "node") != null) {
            facts.add(new Block.Fact("Node", List.of(Inline.text(Fields.text(origin, "node")))));
        }
        facts.add(new Block.Fact("Time", List.of(Inline.text(Numbers.time(Fields.text(origin, "time"))))));
        blocks.add(new Block.Facts(facts));
        if (Fields.has(training, "metrics")) {
            blocks.add(MetricsTable.of("Metrics that the training reported", training, baselines));
        }
        if (Fields.has(training, "curves")) {
            Block.Figure learning = CurveFigures.learning(training.path("curves"));
            if (learning != null) {
                blocks.add(new Block.Figures(List.of(learning)));
            }
        }
        if (Fields.has(training, "parameters")) {
            blocks.add(parameters(training, model));
        }
        if (Fields.has(training, "datasets")) {
            blocks.add(datasets(training, model));
        }
        return blocks;
    }

    /** A title with the pipeline's own name of the stage. */
    static String titled(String title, JsonNode record) {
        String stage = Fields.text(record.path("origin"), "stage");
        return stage == null ? title : title + ": " + stage;
    }

    static String shortHash(String hash) {
        return hash == null ? Numbers.NONE : hash.substring(0, Math.min(SHORT_HASH, hash.length()));
    }

    private static Block parameters(JsonNode training, JsonNode model) {
        boolean compared = Fields.has(model, "previous");
        List<Column> columns = new ArrayList<>(List.of(Column.text("Parameter"), Column.text("Value")));
        if (compared) {
            columns.add(Column.text("Run before"));
        }
        return new Block.Table(
                "Parameters",
                columns,
                Fields.list(training, "parameters").stream()
                        .map(row -> parameter(row, compared))
                        .toList());
    }

    private static List<Cell> parameter(JsonNode row, boolean compared) {
        boolean changed = row.path("changed").asBoolean();
        Inline value = changed ? new Inline.Strong(value(row, "value")) : Inline.text(value(row, "value"));
        List<Cell> cells = new ArrayList<>(List.of(Cell.text(row.path("name").asText()), Cell.of(value)));
        if (compared) {
            cells.add(Cell.of(changed ? Inline.text(value(row, "previous")) : new Inline.Muted("the same")));
        }
        return cells;
    }

    /** A parameter as its author wrote it. */
    static String value(JsonNode row, String key) {
        Double number = Fields.number(row, key);
        String text = number == null ? Fields.text(row, key) : Numbers.number(number, 8);
        return text == null ? Numbers.NONE : text;
    }

    private static Block datasets(JsonNode training, JsonNode model) {
        boolean compared = Fields.has(model, "previous");
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("Dataset"),
                Column.number("Rows"),
                Column.number("Columns"),
                Column.number("Size"),
                Column.text("SHA-256")));
        if (compared) {
            columns.add(Column.text("Since the run before"));
        }
        columns.add(Column.sentence("Files"));
        return new Block.Table(
                "Datasets",
                columns,
                Fields.list(training, "datasets").stream()
                        .map(row -> dataset(row, compared))
                        .toList());
    }

    private static List<Cell> dataset(JsonNode row, boolean compared) {
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.text(row.path("name").asText()),
                Cell.text(Numbers.number(Fields.number(row, "rows"))),
                Cell.text(Numbers.count(row.path("columns").size())),
                Cell.text(Numbers.bytes(Fields.number(row, "bytes"))),
                Cell.of(new Inline.Code(shortHash(Fields.text(row, "sha256"))))));
        if (compared) {
            String state = Fields.text(row, "previous");
            cells.add(Cell.of(
                    state == null
                            ? new Inline.Muted(Numbers.NONE)
                            : "same".equals(state) ? new Inline.Muted("same data") : new Inline.Strong(state)));
        }
        List<JsonNode> files = Fields.list(row, "files");
        String names = String.join(
                ", ",
                files.stream()
                        .limit(MOST_FILES)
                        .map(file -> file.path("path").asText())
                        .toList());
        cells.add(
                Cell.text(files.size() > MOST_FILES ? names + " and " + (files.size() - MOST_FILES) + " more" : names));
        return cells;
    }
}
