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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A drift check: its verdict, what changed beside distributions, and the columns that drifted or could not be told. */
final class DriftBlocks {
    private static final Pattern VERSION = Pattern.compile("(.+)/([1-9]\\d{0,8})");

    private DriftBlocks() {}

    static List<Block> of(JsonNode drift, ReportLinks links) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(TrainingBlocks.titled("Drift", drift)));
        boolean detected = drift.path("detected").asBoolean();
        blocks.add(new Block.Notice(
                detected ? Tone.WARNING : Tone.GOOD,
                List.of(Inline.text(drift.path("sentence").asText()))));
        blocks.add(new Block.Facts(List.of(
                new Block.Fact(
                        "Reference",
                        List.of(reference(drift.path("reference").asText(), links), rows(drift, "referenceRows"))),
                new Block.Fact("Current", current(drift.path("current"))))));
        List<JsonNode> findings = findings(drift);
        if (!findings.isEmpty()) {
            blocks.add(new Block.Table(
                    "Findings: missing values, categories, schema",
                    List.of(Column.text("Verdict"), Column.text("Column"), Column.sentence("Finding")),
                    findings.stream().map(DriftBlocks::finding).toList()));
        }
        List<JsonNode> columns = Fields.list(drift, "columns");
        List<JsonNode> shown = columns.stream()
                .filter(column -> column.path("drifted").asBoolean()
                        || !column.path("decided").asBoolean())
                .toList();
        if (!shown.isEmpty()) {
            blocks.add(table(shown));
        }
        int same = columns.size() - shown.size();
        if (same > 0) {
            blocks.add(new Block.Paragraph(
                    List.of(new Inline.Muted((shown.isEmpty() ? "" : "Not shown: ") + Numbers.count(same)
                            + (same == 1 ? " column that has" : " columns that have") + " not drifted."))));
        }
        return blocks;
    }

    private static Inline reference(String name, ReportLinks links) {
        Matcher version = VERSION.matcher(name);
        return version.matches()
                ? Inline.link(name, links.version(version.group(1), Integer.parseInt(version.group(2))))
                : Inline.text(name);
    }

    private static List<Inline> current(JsonNode current) {
        List<String> files = Fields.list(current, "files").stream()
                .map(file -> file.path("path").asText())
                .toList();
        String name = files.isEmpty() ? current.path("name").asText() : files.get(0);
        String more = files.size() > 1 ? " and " + (files.size() - 1) + " more files" : "";
        return List.of(Inline.text(name + more), rows(current, "rows"));
    }

    private static Inline rows(JsonNode node, String key) {
        return new Inline.Muted(Numbers.number(Fields.number(node, key)) + " rows");
    }

    private static List<JsonNode> findings(JsonNode drift) {
        List<JsonNode> all = new ArrayList<>(Fields.list(drift, "findings"));
        Fields.list(drift, "columns").forEach(column -> all.addAll(Fields.list(column, "findings")));
        List<JsonNode> sorted = new ArrayList<>(
                all.stream().filter(one -> one.path("drifted").asBoolean()).toList());
        sorted.addAll(
                all.stream().filter(one -> !one.path("drifted").asBoolean()).toList());
        return sorted;
    }

    private static List<Cell> finding(JsonNode finding) {
        boolean drifted = finding.path("drifted").asBoolean();
        return List.of(
                Cell.of(drifted ? new Inline.Mark(Tone.WARNING, "Drifted") : new Inline.Muted("Noted")),
                Cell.text(finding.path("column").asText()),
                Cell.text(finding.path("sentence").asText()));
    }

    private static Block table(List<JsonNode> columns) {
        return new Block.Table(
                "Drifted columns",
                List.of(
                        Column.text("Column"),
                        Column.picture("Reference and current"),
                        Column.text("Verdict"),
                        Column.number("Effect"),
                        Column.number("Adjusted p"),
                        Column.sentence("Why")),
                columns.stream().map(DriftBlocks::row).toList());
    }

    private static List<Cell> row(JsonNode column) {
        JsonNode picture = column.path("picture");
        return List.of(
                Cell.of(new Inline.Strong(column.path("name").asText())),
                picture.isMissingNode()
                        ? Cell.of()
                        : Cell.picture(new Chart.Bars(
                                picture.path("categories").asBoolean(),
                                heights(picture.path("reference")),
                                heights(picture.path("current")))),
                Cell.of(
                        column.path("drifted").asBoolean()
                                ? new Inline.Mark(Tone.WARNING, "Drifted")
                                : new Inline.Mark(Tone.DOUBT, "Undecided")),
                Cell.of(new Inline.Strong(Numbers.fixed(Fields.number(column, "effect"), 3))),
                Cell.text(Numbers.pValue(Fields.number(column, "pValue"))),
                Cell.text(column.path("reason").asText()));
    }

    private static List<Integer> heights(JsonNode array) {
        List<Integer> heights = new ArrayList<>();
        array.forEach(height -> heights.add(height.asInt()));
        return heights;
    }
}
