package io.jenkins.plugins.mlstages.engine.report.document;

/** A column of a table. */
public record Column(String title, Kind kind) {
    public enum Kind {
        TEXT,
        /** Text that needs room: a table with such a column is no grid of numbers. */
        SENTENCE,
        NUMBER,
        /** Left out where a form cannot draw. */
        PICTURE
    }

    public Column {
        title = Plain.of(title);
    }

    public static Column text(String title) {
        return new Column(title, Kind.TEXT);
    }

    public static Column sentence(String title) {
        return new Column(title, Kind.SENTENCE);
    }

    public static Column number(String title) {
        return new Column(title, Kind.NUMBER);
    }

    public static Column picture(String title) {
        return new Column(title, Kind.PICTURE);
    }
}
