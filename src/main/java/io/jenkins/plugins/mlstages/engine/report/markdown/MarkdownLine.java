package io.jenkins.plugins.mlstages.engine.report.markdown;

import io.jenkins.plugins.mlstages.engine.report.document.Inline;
import io.jenkins.plugins.mlstages.engine.report.document.Tone;
import java.util.List;
import java.util.stream.Collectors;

/** Pieces of a line, with blanks between them. */
final class MarkdownLine {
    private MarkdownLine() {}

    static String of(List<Inline> line) {
        return of(line, false);
    }

    static String inTable(List<Inline> line) {
        return of(line, true);
    }

    private static String of(List<Inline> line, boolean inTable) {
        return line.stream()
                .map(piece -> of(piece, inTable))
                .filter(piece -> !piece.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String of(Inline piece, boolean inTable) {
        String text = MarkdownText.escaped(piece.text());
        if (piece instanceof Inline.Code code) {
            return MarkdownText.code(code.text(), inTable);
        }
        if (piece instanceof Inline.Strong && !text.isEmpty()) {
            return "**" + text + "**";
        }
        if (piece instanceof Inline.Link link) {
            return "[" + text + "](" + link.address() + ")";
        }
        return piece instanceof Inline.Mark mark ? (sign(mark.tone()) + " " + text).strip() : text;
    }

    static String sign(Tone tone) {
        return switch (tone) {
            case GOOD -> "\u2705";
            case BAD -> "\u274c";
            case DOUBT -> "\u2754";
            case WARNING -> "\u26a0\ufe0f";
            case PLAIN -> "";
        };
    }
}
