package io.jenkins.plugins.mlstages.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.report.document.Block;
import io.jenkins.plugins.mlstages.engine.report.document.Cell;
import io.jenkins.plugins.mlstages.engine.report.document.Column;
import io.jenkins.plugins.mlstages.engine.report.document.Inline;
import java.util.ArrayList;
import java.util.List;

/** What differs between a run that did not pass and what it is measured by. */
final class WhyBlocks {
    private WhyBlocks() {}

    static List<Block> of(JsonNode model, ReportLinks links) {
        JsonNode why = model.path("why");
        if (why.isEmpty()) {
            return List.of();
        }
        Beside against =
                Beside.of("why", why.path("against"), model.path("model").asText(), links);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading("What is different"));
        JsonNode commits = why.path("commits");
        String from = Fields.text(commits, "from");
        String to = Fields.text(commits, "to");
        List<Block.Fact> facts = new ArrayList<>();
        facts.add(new Block.Fact("Compared with", List.of(against.link())));
        if (from != null && to != null) {
            Inline last = CommitInline.of(to, Fields.text(commits, "toLink"));
            facts.add(new Block.Fact(
                    "Commit",
                    from.equals(to)
                            ? List.of(last, new Inline.Muted("the same"))
                            : List.of(
                                    CommitInline.of(from, Fields.text(commits, "fromLink")),
                                    Inline.text("\u2192"),
                                    last)));
            String changes = Fields.text(commits, "changesLink");
            if (changes != null) {
                facts.add(new Block.Fact("Changes", List.of(Inline.link("from commit to commit", changes))));
            }
        }
        blocks.add(new Block.Facts(facts));
        List<Block> tables = new ArrayList<>();
        add(
                tables,
                "Changed parameters",
                why,
                "parameters",
                List.of(Column.text("Parameter"), before(), now()),
                row -> List.of(
                        Cell.text(row.path("name").asText()),
                        Cell.text(TrainingBlocks.value(row, "before")),
                        Cell.of(new Inline.Strong(TrainingBlocks.value(row, "value")))));
        add(
                tables,
                "Changed data",
                why,
                "datasets",
                List.of(Column.text("Dataset"), before(), now()),
                row -> List.of(
                        Cell.text(row.path("name").asText()),
                        data(Fields.text(row, "before"), Fields.number(row, "rowsBefore")),
                        data(Fields.text(row, "sha256"), Fields.number(row, "rows"))));
        add(
                tables,
                "Slices that became worse",
                why,
                "slices",
                List.of(
                        Column.text("Slice"),
                        Column.text("Metric"),
                        Column.number("Before"),
                        Column.number("Now"),
                        Column.number("Rows")),
                row -> List.of(
                        Cell.text(row.path("slice").asText()),
                        Cell.text(row.path("metric").asText()),
                        Cell.text(Numbers.metric(Fields.number(row, "before"))),
                        Cell.of(new Inline.Strong(Numbers.metric(Fields.number(row, "value")))),
                        Cell.text(Numbers.number(Fields.number(row, "rows")))));
        if (tables.isEmpty()) {
            blocks.add(new Block.Paragraph(
                    List.of(Inline.text("Parameters and data are the same, and no slice became worse."))));
        }
        blocks.addAll(tables);
        return blocks;
    }

    private static void add(
            List<Block> tables,
            String caption,
            JsonNode why,
            String key,
            List<Column> columns,
            java.util.function.Function<JsonNode, List<Cell>> row) {
        List<JsonNode> rows = Fields.list(why, key);
        if (!rows.isEmpty()) {
            tables.add(new Block.Table(caption, columns, rows.stream().map(row).toList()));
        }
    }

    private static Column before() {
        return Column.text("Before");
    }

    private static Column now() {
        return Column.text("Now");
    }

    private static Cell data(String sha256, Double rows) {
        return sha256 == null
                ? Cell.of(new Inline.Muted(Numbers.NONE))
                : Cell.of(
                        new Inline.Code(TrainingBlocks.shortHash(sha256)),
                        new Inline.Muted(Numbers.number(rows) + " rows"));
    }
}
