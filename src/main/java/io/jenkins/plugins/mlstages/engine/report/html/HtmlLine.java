package io.jenkins.plugins.mlstages.engine.report.html;

import io.jenkins.plugins.mlstages.engine.report.document.Inline;
import io.jenkins.plugins.mlstages.engine.report.document.Tone;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Pieces of a line, with blanks between them. */
final class HtmlLine {
    private HtmlLine() {}

    static String of(List<Inline> line) {
        return line.stream().map(HtmlLine::of).collect(Collectors.joining(" "));
    }

    static String of(Inline piece) {
        String text = HtmlText.escaped(piece.text());
        if (piece instanceof Inline.Strong) {
            return "<strong>" + text + "</strong>";
        }
        if (piece instanceof Inline.Muted) {
            return "<span class=\"muted\">" + text + "</span>";
        }
        if (piece instanceof Inline.Code) {
            return "<code>" + text + "</code>";
        }
        if (piece instanceof Inline.Link link) {
            return "<a href=\"" + HtmlText.escaped(link.address()) + "\" rel=\"noreferrer\">" + text + "</a>";
        }
        return piece instanceof Inline.Mark mark ? mark(mark.tone(), text) : text;
    }

    private static String mark(Tone tone, String text) {
        return "<span class=\"mark " + css(tone) + "\">" + sign(tone) + "&nbsp;" + text + "</span>";
    }

    static String css(Tone tone) {
        return tone.name().toLowerCase(Locale.ROOT);
    }

    /** A sign besides the colour, for those who see or get none. */
    static String sign(Tone tone) {
        return switch (tone) {
            case GOOD -> "&#10003;";
            case BAD -> "&#10007;";
            case DOUBT -> "?";
            case WARNING -> "!";
            case PLAIN -> "";
        };
    }
}
