package io.jenkins.plugins.mlstages.engine.report.markdown;

import io.jenkins.plugins.mlstages.engine.report.document.Block;
import io.jenkins.plugins.mlstages.engine.report.document.Cell;
import io.jenkins.plugins.mlstages.engine.report.document.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One block as Markdown, in the pieces at which it may be cut.
 *
 * @param head everything of a block that is no table; of a table, what stands above its rows; empty for pictures
 * @param rows of a table, each with its line end
 */
record MarkdownBlock(String head, List<String> rows) {
    static MarkdownBlock of(Block block) {
        if (block instanceof Block.Heading heading) {
            return whole("### " + MarkdownText.escaped(heading.text()));
        }
        if (block instanceof Block.Paragraph paragraph) {
            return whole(MarkdownLine.of(paragraph.line()));
        }
        if (block instanceof Block.Notice notice) {
            return whole("> " + MarkdownLine.sign(notice.tone()) + " " + MarkdownLine.of(notice.line()));
        }
        if (block instanceof Block.Facts facts) {
            return whole(facts.facts().stream()
                    .map(fact -> "- **" + MarkdownText.escaped(fact.name()) + "**: " + MarkdownLine.of(fact.value()))
                    .collect(Collectors.joining("\n")));
        }
        if (block instanceof Block.Tiles tiles) {
            return whole(tiles.tiles().stream()
                    .map(tile -> MarkdownText.escaped(tile.title()) + " "
                            + MarkdownLine.of(List.of(tile.value(), tile.detail())))
                    .collect(Collectors.joining(" \u00b7 ")));
        }
        return block instanceof Block.Table table ? table(table) : new MarkdownBlock("", List.of());
    }

    private static MarkdownBlock whole(String text) {
        return new MarkdownBlock(text.isEmpty() ? "" : text + "\n\n", List.of());
    }

    private static MarkdownBlock table(Block.Table table) {
        int[] shown = IntStream.range(0, table.columns().size())
                .filter(i -> table.columns().get(i).kind() != Column.Kind.PICTURE)
                .toArray();
        String titles = row(IntStream.of(shown)
                .mapToObj(i -> MarkdownText.escaped(table.columns().get(i).title()))
                .toList());
        String rules = row(IntStream.of(shown)
                .mapToObj(i -> table.columns().get(i).kind() == Column.Kind.NUMBER ? "---:" : "---")
                .toList());
        List<String> rows = new ArrayList<>();
        for (List<Cell> cells : table.rows()) {
            rows.add(row(IntStream.of(shown)
                    .mapToObj(i -> MarkdownLine.inTable(cells.get(i).line()))
                    .toList()));
        }
        return new MarkdownBlock("**" + MarkdownText.escaped(table.caption()) + "**\n\n" + titles + rules, rows);
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
