package io.jenkins.plugins.mlstages.engine.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.mlstages.engine.report.document.Block;
import io.jenkins.plugins.mlstages.engine.report.document.Cell;
import io.jenkins.plugins.mlstages.engine.report.document.Chart;
import io.jenkins.plugins.mlstages.engine.report.document.Column;
import io.jenkins.plugins.mlstages.engine.report.document.Inline;
import io.jenkins.plugins.mlstages.engine.report.document.ModelReport;
import io.jenkins.plugins.mlstages.engine.report.document.Outcome;
import io.jenkins.plugins.mlstages.engine.report.document.RunReport;
import io.jenkins.plugins.mlstages.engine.report.document.Tone;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownReportTest {
    private static Block.Table table(String caption, int rows) {
        return new Block.Table(
                caption,
                List.of(Column.text("Name"), Column.picture("Picture"), Column.number("Value")),
                IntStream.range(0, rows)
                        .mapToObj(i -> List.of(
                                Cell.text("column " + i),
                                Cell.picture(new Chart.Bars(false, List.of(100), List.of(50))),
                                Cell.text("\u2212" + i)))
                        .toList());
    }

    private static RunReport report(Block... details) {
        return new RunReport(
                "train #7",
                "25 Nov 2026, 10:00 UTC",
                "https://ci.example.com/job/train/7/ml-stages/",
                List.of(new ModelReport(
                        "price-up", Outcome.FAILED, "1 of 2 gates failed.", List.of(), List.of(details))),
                List.of("0003.json is damaged."));
    }

    @Test
    void everyKindOfBlockHasItsForm() {
        String text = MarkdownReport.of(report(
                new Block.Heading("Drift"),
                new Block.Notice(Tone.WARNING, List.of(Inline.text("3 of 6 columns drifted."))),
                new Block.Facts(List.of(new Block.Fact("Commit", List.of(new Inline.Code("abc"))))),
                new Block.Tiles(List.of(
                        new Block.Tile("Gates", new Inline.Strong("1 / 2"), new Inline.Mark(Tone.BAD, "1 failed")))),
                new Block.Paragraph(List.of(Inline.link("version 7", "https://ci.example.com/7"))),
                new Block.Figures(List.of(new Block.Figure("Curve", new Chart.Bars(false, List.of(1), List.of(1))))),
                table("Columns", 1)));

        assertThat(text).isEqualTo("""
                # Report of train #\u200b7

                25 Nov 2026, 10:00 UTC \u00b7 [Open the page](https://ci.example.com/job/train/7/ml-stages/)

                ## price-up

                \u274c **Not passed.** 1 of 2 gates failed.

                ### Drift

                > \u26a0\ufe0f 3 of 6 columns drifted.

                - **Commit**: `abc`

                Gates **1 / 2** \u274c 1 failed

                [version 7](https://ci.example.com/7)

                **Columns**

                | Name | Value |
                | --- | ---: |
                | column 0 | \u22120 |

                > \u26a0\ufe0f 0003.json is damaged.
                """);
    }

    @Test
    void aLongTableIsCutAndSaysSo() {
        assertThat(MarkdownReport.of(report(table("Columns", 1_000))))
                .contains("| column 199 | \u2212199 |\n\n800 more rows are not shown.")
                .doesNotContain("column 200");
    }

    @Test
    void whatFitsIsWhole() {
        String text = MarkdownReport.limited("first\n\n", List.of(table("A", 3), new Block.Heading("Next")), 65_535);

        assertThat(text).startsWith("first\n\n**A**").contains("| column 2 |").endsWith("### Next\n\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_500, 4_000, 65_535})
    void whatDoesNotFitIsCutBetweenRowsAndCounted(int most) {
        List<Block> blocks = List.of(
                new Block.Heading("Drift"),
                table("A", 5_000),
                new Block.Heading("Later"),
                table("B", 7),
                new Block.Heading("Last"));

        String text = MarkdownReport.limited("", blocks, most);

        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(most);
        long kept = text.lines().filter(line -> line.startsWith("| column ")).count();
        assertThat(kept).isPositive();
        assertThat(text)
                .contains("| column " + (kept - 1) + " | \u2212" + (kept - 1) + " |\n\nThe rest, with "
                        + String.format(java.util.Locale.ROOT, "%,d", 5_007 - kept) + " rows of tables, is left out")
                .doesNotContain("Later");
    }

    @Test
    void nothingIsLostBetweenTheLimitAndWhatIsUsed() {
        String text = MarkdownReport.limited("", List.of(table("A", 5_000)), 10_000);

        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isBetween(9_900, 10_000);
    }
}
