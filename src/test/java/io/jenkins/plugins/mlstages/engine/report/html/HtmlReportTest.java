package io.jenkins.plugins.mlstages.engine.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.mlstages.engine.report.document.Block;
import io.jenkins.plugins.mlstages.engine.report.document.Cell;
import io.jenkins.plugins.mlstages.engine.report.document.Chart;
import io.jenkins.plugins.mlstages.engine.report.document.Chart.Axis;
import io.jenkins.plugins.mlstages.engine.report.document.Chart.Pen;
import io.jenkins.plugins.mlstages.engine.report.document.Column;
import io.jenkins.plugins.mlstages.engine.report.document.Inline;
import io.jenkins.plugins.mlstages.engine.report.document.ModelReport;
import io.jenkins.plugins.mlstages.engine.report.document.Outcome;
import io.jenkins.plugins.mlstages.engine.report.document.RunReport;
import io.jenkins.plugins.mlstages.engine.report.document.Tone;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final String PROBE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;";
    private static final String SHOWN =
            "&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&amp;lt;";

    private static RunReport report(String name, Block... details) {
        return new RunReport(
                name,
                name,
                null,
                List.of(new ModelReport(name, Outcome.PASSED, name, List.of(), List.of(details))),
                List.of(name));
    }

    private static Chart.Lines lines(String name) {
        return new Chart.Lines(
                new Axis(name, 0, 1),
                new Axis(name, 0, 1),
                List.of(
                        new Chart.Curve(name, Pen.MAIN_WITH_POINTS, List.of(0.0, 1.0), List.of(0.0, 1.0)),
                        new Chart.Curve(name, Pen.BASELINE, List.of(0.0, 1.0), List.of(0.5, 0.5)),
                        new Chart.Curve(name, Pen.CHANCE, List.of(0.0, 1.0), List.of(0.0, 1.0))));
    }

    @Test
    void everyTextIsShownAsItIs() {
        List<Inline> line = List.of(
                new Inline.Text(PROBE),
                new Inline.Strong(PROBE),
                new Inline.Muted(PROBE),
                new Inline.Code(PROBE),
                new Inline.Mark(Tone.GOOD, PROBE),
                new Inline.Link(PROBE, "https://ci.example.com/?a=1&b='2'"));
        String html = HtmlReport.of(report(
                PROBE,
                new Block.Heading(PROBE),
                new Block.Paragraph(line),
                new Block.Notice(Tone.BAD, line),
                new Block.Facts(List.of(new Block.Fact(PROBE, line))),
                new Block.Tiles(List.of(new Block.Tile(PROBE, line.get(0), line.get(1)))),
                new Block.Table(
                        PROBE,
                        List.of(Column.text(PROBE), Column.sentence(PROBE)),
                        List.of(List.of(new Cell(line, null), new Cell(line, null)))),
                new Block.Figures(List.of(new Block.Figure(PROBE, lines(PROBE))))));

        assertThat(html).contains(SHOWN).contains("href=\"https://ci.example.com/?a=1&amp;b=&#39;2&#39;\"");
        assertThat(html).doesNotContain("<script").doesNotContain("<img").doesNotContain("\"'>");
        String withoutValues = html.replaceAll("\"[^\"]*\"", "");
        assertThat(Pattern.compile("<[^>]*\\son\\w+=").matcher(withoutValues).find())
                .isFalse();
    }

    @Test
    void nothingIsLoadedFromAnywhere() {
        String html = HtmlReport.of(report("train", new Block.Figures(List.of(new Block.Figure("c", lines("l"))))));

        assertThat(html).contains("default-src 'none'");
        assertThat(Pattern.compile("(?i)\\ssrc=|url\\(|@import|<link|<iframe|<object")
                        .matcher(html)
                        .find())
                .isFalse();
        assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:");
    }

    @Test
    void theStyleSheetIsOneThatMailProgramsTake() {
        assertThat(HtmlStyle.sheet().getBytes(StandardCharsets.UTF_8).length).isLessThan(8_192);
        assertThat(HtmlStyle.sheet()).doesNotContain("var(").contains("prefers-color-scheme: dark");
    }

    @Test
    void aLongTableIsCutAndSaysSo() {
        Block.Table table = new Block.Table(
                "Columns", List.of(Column.text("Name")), Collections.nCopies(1_234, List.of(Cell.text("one"))));

        String html = HtmlBlock.of(table);

        assertThat(html.split("<th scope=\"row\"", -1)).hasSize(501);
        assertThat(html).contains("734 more rows are not shown.");
    }

    @Test
    void picturesHaveTheirColoursEvenWithoutAStyleSheet() {
        assertThat(IntervalSvg.of(new Chart.Interval(0.9, 0.88, 0.92, 0.85, 1, Tone.GOOD)))
                .isEqualTo("<svg class=\"mini\" xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"28\""
                        + " viewBox=\"0 0 120 28\" aria-hidden=\"true\">"
                        + "<rect class=\"allowed\" fill=\"#e3f3e8\" x=\"23.3\" y=\"2\" width=\"96.7\" height=\"24\" rx=\"3\"/>"
                        + "<path class=\"bound\" fill=\"none\" stroke=\"#6c6c80\" stroke-width=\"1.5\" stroke-dasharray=\"3 2\""
                        + " d=\"M23.3 2V26\"/>"
                        + "<rect class=\"fill-good\" fill=\"#1a9c49\" fill-opacity=\"0.35\" x=\"54.8\" y=\"10\" width=\"41.9\""
                        + " height=\"8\" rx=\"4\"/>"
                        + "<circle class=\"fill-good\" fill=\"#1a9c49\" cx=\"75.7\" cy=\"14\" r=\"4.5\"/></svg>");
    }

    @Test
    void aNumberOnItsBoundIsDrawn() {
        assertThat(IntervalSvg.of(new Chart.Interval(0.0, null, null, 0.0, -1, Tone.BAD)))
                .contains("cx=\"60\"");
    }

    @Test
    void theLegendNamesWhatIsComparedAndNotChance() {
        Chart.Lines chart = new Chart.Lines(
                new Axis("x", 0, 1),
                new Axis("y", 0, 1),
                List.of(
                        new Chart.Curve("this run", Pen.MAIN, List.of(0.0), List.of(0.0)),
                        new Chart.Curve("production", Pen.BASELINE, List.of(0.0), List.of(0.0)),
                        new Chart.Curve("chance", Pen.CHANCE, List.of(0.0), List.of(0.0))));

        assertThat(LinesSvg.of("ROC", chart))
                .startsWith("<p class=\"legend\">")
                .contains("> this run</span>")
                .contains("> production</span>")
                .contains("aria-label=\"ROC\"")
                .doesNotContain("> chance</span>");
    }
}
