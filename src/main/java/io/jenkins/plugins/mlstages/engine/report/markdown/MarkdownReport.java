package io.jenkins.plugins.mlstages.engine.report.markdown;

import io.jenkins.plugins.mlstages.engine.report.document.Block;
import io.jenkins.plugins.mlstages.engine.report.document.ModelReport;
import io.jenkins.plugins.mlstages.engine.report.document.RunReport;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a report as Markdown. Text of users is shown as it is and makes no markup, link, mention or HTML. */
public final class MarkdownReport {
    /** Longer tables belong on the page; what is left out is counted. */
    static final int MOST_ROWS = 200;

    private MarkdownReport() {}

    /** The whole report. */
    public static String of(RunReport report) {
        StringBuilder out = new StringBuilder("# Report of " + MarkdownText.escaped(report.run()) + "\n\n");
        if (report.time() != null) {
            out.append(report.time());
            out.append(report.page() == null ? "\n\n" : " \u00b7 [Open the page](" + report.page() + ")\n\n");
        }
        for (ModelReport model : report.models()) {
            out.append("## ").append(MarkdownText.escaped(model.title())).append("\n\n");
            out.append(headline(model));
            model.summary().forEach(block -> out.append(whole(block)));
            model.details().forEach(block -> out.append(whole(block)));
        }
        if (report.models().isEmpty()) {
            out.append("This run recorded nothing.\n\n");
        }
        for (String problem : report.problems()) {
            out.append("> \u26a0\ufe0f ").append(MarkdownText.escaped(problem)).append("\n\n");
        }
        return out.toString().stripTrailing() + "\n";
    }

    /** The outcome of one model in a line. */
    public static String headline(ModelReport model) {
        return MarkdownLine.sign(model.outcome().tone()) + " **"
                + model.outcome().words() + ".** " + MarkdownText.escaped(model.headline()) + "\n\n";
    }

    private static String whole(Block block) {
        MarkdownBlock written = MarkdownBlock.of(block);
        StringBuilder out = new StringBuilder(written.head());
        written.rows().stream().limit(MOST_ROWS).forEach(out::append);
        if (written.rows().size() > MOST_ROWS) {
            out.append("\n").append(written.rows().size() - MOST_ROWS).append(" more rows are not shown.\n");
        }
        return written.rows().isEmpty() ? out.toString() : out.append("\n").toString();
    }

    /**
     * As much as a host takes: blocks in their order, cut at a block or between two rows of a table, with a sentence at the
     * end that says what is left out.
     *
     * @param first what stands before the blocks; it is never cut
     * @param mostBytes of UTF-8, at least 1,000 more than {@code first}
     */
    public static String limited(String first, List<Block> blocks, int mostBytes) {
        StringBuilder out = new StringBuilder(first);
        int room = mostBytes - bytes(first) - bytes(leftOut(Integer.MAX_VALUE, mostBytes));
        for (int i = 0; i < blocks.size(); i++) {
            MarkdownBlock block = MarkdownBlock.of(blocks.get(i));
            int rows = 0;
            int size = bytes(block.head());
            if (block.rows().isEmpty()
                    ? size <= room
                    : size + bytes(block.rows().get(0)) <= room) {
                out.append(block.head());
                while (rows < block.rows().size() && size + bytes(block.rows().get(rows)) + 1 <= room) {
                    size += bytes(block.rows().get(rows));
                    out.append(block.rows().get(rows++));
                }
                if (rows > 0) {
                    out.append('\n');
                    size++;
                }
                room -= size;
                if (rows == block.rows().size()) {
                    continue;
                }
            }
            int left = block.rows().size()
                    - rows
                    + blocks.subList(i + 1, blocks.size()).stream()
                            .mapToInt(MarkdownReport::rows)
                            .sum();
            return out.append(leftOut(left, mostBytes)).toString();
        }
        return out.toString();
    }

    private static int rows(Block block) {
        return block instanceof Block.Table table ? table.rows().size() : 0;
    }

    private static String leftOut(int rows, int mostBytes) {
        return String.format(
                java.util.Locale.ROOT,
                "The rest, with %,d rows of tables, is left out: this text may have %,d bytes. The page has all of it.%n",
                rows,
                mostBytes);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
