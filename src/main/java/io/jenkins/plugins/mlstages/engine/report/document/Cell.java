package io.jenkins.plugins.mlstages.engine.report.document;

import java.util.List;

/**
 * A cell of a table.
 *
 * @param line what stands in it
 * @param picture drawn where a form can draw, {@code null} for none
 */
public record Cell(List<Inline> line, Chart picture) {
    public Cell {
        line = List.copyOf(line);
    }

    public static Cell of(Inline... line) {
        return new Cell(List.of(line), null);
    }

    public static Cell text(String text) {
        return of(new Inline.Text(text));
    }

    public static Cell picture(Chart picture) {
        return new Cell(List.of(), picture);
    }
}
