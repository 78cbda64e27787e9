package io.jenkins.plugins.mlstages.engine.report.document;

import java.util.List;

/** A part of a report, from margin to margin. */
public sealed interface Block {
    /** The title of what follows, within one model's report. */
    record Heading(String text) implements Block {
        public Heading {
            text = Plain.of(text);
        }
    }

    record Paragraph(List<Inline> line) implements Block {
        public Paragraph {
            line = List.copyOf(line);
        }
    }

    /** A sentence that must not be overlooked. */
    record Notice(Tone tone, List<Inline> line) implements Block {
        public Notice {
            line = List.copyOf(line);
        }
    }

    /** Names with their values. */
    record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    record Fact(String name, List<Inline> value) {
        public Fact {
            name = Plain.of(name);
            value = List.copyOf(value);
        }
    }

    /** The few numbers that are looked at first. */
    record Tiles(List<Tile> tiles) implements Block {
        public Tiles {
            tiles = List.copyOf(tiles);
        }
    }

    record Tile(String title, Inline value, Inline detail) {
        public Tile {
            title = Plain.of(title);
        }
    }

    /**
     * @param caption what the rows are
     * @param rows each as long as {@code columns}
     */
    record Table(String caption, List<Column> columns, List<List<Cell>> rows) implements Block {
        public Table {
            caption = Plain.of(caption);
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /** Pictures beside each other; what they show also stands in words or tables. */
    record Figures(List<Figure> figures) implements Block {
        public Figures {
            figures = List.copyOf(figures);
        }
    }

    record Figure(String title, Chart chart) {
        public Figure {
            title = Plain.of(title);
        }
    }
}
