package io.jenkins.plugins.mlstages.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import io.jenkins.plugins.mlstages.engine.report.document.Block;
import io.jenkins.plugins.mlstages.engine.report.document.Cell;
import io.jenkins.plugins.mlstages.engine.report.document.Chart;
import io.jenkins.plugins.mlstages.engine.report.document.Column;
import io.jenkins.plugins.mlstages.engine.report.document.Inline;
import io.jenkins.plugins.mlstages.engine.report.document.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** Gates of an evaluation or expectations of data, those that did not pass first. */
final class GatesTable {
    private GatesTable() {}

    static Block ofGates(JsonNode gates) {
        return of("Gates", "Gate", gates);
    }

    static Block ofExpectations(JsonNode expectations) {
        return of("Expectations", "Expectation", expectations);
    }

    private static Block of(String caption, String one, JsonNode gates) {
        return new Block.Table(
                caption,
                List.of(
                        Column.text("Verdict"),
                        Column.text(one),
                        Column.number("Value"),
                        Column.number("Bound"),
                        Column.picture("Interval"),
                        Column.sentence("Why")),
                StreamSupport.stream(gates.spliterator(), false)
                        .sorted(Comparator.comparing(GatesTable::order))
                        .map(GatesTable::row)
                        .toList());
    }

    private static int order(JsonNode gate) {
        return switch (verdict(gate)) {
            case FAILED -> 0;
            case UNDECIDED -> 1;
            case PASSED -> 2;
        };
    }

    private static Verdict verdict(JsonNode gate) {
        return Verdict.valueOf(gate.path("verdict").asText());
    }

    private static List<Cell> row(JsonNode gate) {
        Tone tone =
                switch (verdict(gate)) {
                    case PASSED -> Tone.GOOD;
                    case FAILED -> Tone.BAD;
                    case UNDECIDED -> Tone.DOUBT;
                };
        String word = verdict(gate).name();
        return List.of(
                Cell.of(new Inline.Mark(tone, word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))),
                Cell.of(new Inline.Code(gate.path("gate").asText())),
                Cell.of(new Inline.Strong(Numbers.metric(Fields.number(gate, "value")))),
                Cell.text(Numbers.number(Fields.number(gate, "bound"))),
                Cell.picture(picture(gate, tone)),
                why(gate));
    }

    private static Chart picture(JsonNode gate, Tone tone) {
        Double value = Fields.number(gate, "value");
        Double bound = Fields.number(gate, "bound");
        if (value == null || bound == null) {
            return null;
        }
        String text = gate.path("gate").asText();
        int allowed = text.contains(">=") ? 1 : text.contains("<=") ? -1 : 0;
        return new Chart.Interval(value, Fields.number(gate, "low"), Fields.number(gate, "high"), bound, allowed, tone);
    }

    private static Cell why(JsonNode gate) {
        List<Inline> line =
                new ArrayList<>(List.of(Inline.text(gate.path("sentence").asText())));
        String criticality = gate.path("criticality").asText();
        if (!gate.path("passed").asBoolean()) {
            boolean stops = Criticality.FAILURE.name().equals(criticality)
                    || Criticality.ERROR.name().equals(criticality);
            line.add(new Inline.Mark(stops ? Tone.BAD : Tone.WARNING, criticality.toLowerCase(Locale.ROOT)));
        } else if (verdict(gate) != Verdict.PASSED) {
            line.add(new Inline.Muted("The gate lets the pipeline go on."));
        }
        return new Cell(line, null);
    }
}
