package io.jenkins.plugins.mlstages.engine.report.html;

import io.jenkins.plugins.mlstages.engine.report.document.Block;
import io.jenkins.plugins.mlstages.engine.report.document.Cell;
import io.jenkins.plugins.mlstages.engine.report.document.Chart;
import io.jenkins.plugins.mlstages.engine.report.document.Column;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One block as HTML. What only looks better with style sheets is still in order without them. */
final class HtmlBlock {
    /** Longer tables belong on the page; what is left out is counted. */
    static final int MOST_ROWS = 500;

    private HtmlBlock() {}

    static String of(Block block) {
        if (block instanceof Block.Heading heading) {
            return "<h3>" + HtmlText.escaped(heading.text()) + "</h3>\n";
        }
        if (block instanceof Block.Paragraph paragraph) {
            return "<p>" + HtmlLine.of(paragraph.line()) + "</p>\n";
        }
        if (block instanceof Block.Notice notice) {
            return "<p class=\"notice " + HtmlLine.css(notice.tone()) + "\">" + HtmlLine.of(notice.line()) + "</p>\n";
        }
        if (block instanceof Block.Facts facts) {
            return facts(facts);
        }
        if (block instanceof Block.Tiles tiles) {
            return tiles(tiles);
        }
        return block instanceof Block.Table table ? table(table) : figures((Block.Figures) block);
    }

    private static String facts(Block.Facts facts) {
        return facts.facts().isEmpty()
                ? ""
                : facts.facts().stream()
                        .map(fact -> "<div class=\"fact\"><span class=\"label\">" + HtmlText.escaped(fact.name())
                                + "</span> " + HtmlLine.of(fact.value()) + "</div>")
                        .collect(Collectors.joining("\n", "<div class=\"facts\">", "</div>\n"));
    }

    private static String tiles(Block.Tiles tiles) {
        return tiles.tiles().isEmpty()
                ? ""
                : tiles.tiles().stream()
                        .map(tile -> "<div class=\"tile\"><div class=\"label\">" + HtmlText.escaped(tile.title())
                                + "</div><div class=\"big\">" + HtmlLine.of(tile.value()) + "</div><div>"
                                + HtmlLine.of(tile.detail()) + "</div></div>")
                        .collect(Collectors.joining("\n", "<div class=\"tiles\">", "</div>\n"));
    }

    private static String table(Block.Table table) {
        boolean stack = table.columns().stream().anyMatch(column -> column.kind() == Column.Kind.SENTENCE);
        String caption = HtmlText.escaped(table.caption());
        StringBuilder out = new StringBuilder("<h4>" + caption + "</h4>\n");
        out.append("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(caption)
                .append("\"><table")
                .append(stack ? " class=\"stack\"" : "")
                .append(" cellpadding=\"6\" cellspacing=\"0\" width=\"100%\">\n<thead><tr>");
        for (Column column : table.columns()) {
            out.append("<th scope=\"col\"").append(kind(column)).append('>');
            out.append(HtmlText.escaped(column.title())).append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        table.rows().stream().limit(MOST_ROWS).forEach(row -> out.append(row(table.columns(), row)));
        out.append("</tbody></table></div>\n");
        if (table.rows().size() > MOST_ROWS) {
            out.append(String.format(
                    Locale.ROOT,
                    "<p class=\"muted\">%,d more rows are not shown.</p>%n",
                    table.rows().size() - MOST_ROWS));
        }
        return out.toString();
    }

    private static String row(List<Column> columns, List<Cell> cells) {
        StringBuilder out = new StringBuilder("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            Column column = columns.get(i);
            String content = HtmlLine.of(cell.line()) + (cell.picture() == null ? "" : picture(cell.picture()));
            out.append(i == 0 ? "<th scope=\"row\"" : "<td").append(kind(column));
            if (i > 0) {
                out.append(" data-title=\"")
                        .append(HtmlText.escaped(column.title()))
                        .append('"');
            }
            out.append('>').append(content).append(i == 0 ? "</th>" : "</td>");
        }
        return out.append("</tr>\n").toString();
    }

    private static String kind(Column column) {
        return switch (column.kind()) {
            case NUMBER -> " class=\"number\" align=\"right\"";
            case SENTENCE -> " class=\"sentence\" align=\"left\"";
            case PICTURE -> " class=\"picture\" align=\"left\"";
            case TEXT -> " align=\"left\"";
        };
    }

    private static String picture(Chart chart) {
        if (chart instanceof Chart.Interval interval) {
            return IntervalSvg.of(interval);
        }
        return chart instanceof Chart.Bars bars ? BarsSvg.of(bars) : LinesSvg.of("", (Chart.Lines) chart);
    }

    private static String figures(Block.Figures figures) {
        return figures.figures().stream()
                .map(figure -> "<div class=\"figure\"><h4>" + HtmlText.escaped(figure.title()) + "</h4>\n"
                        + (figure.chart() instanceof Chart.Lines lines
                                ? LinesSvg.of(figure.title(), lines)
                                : picture(figure.chart()))
                        + "</div>")
                .collect(Collectors.joining("\n", "<div class=\"figures\">", "</div>\n"));
    }
}
