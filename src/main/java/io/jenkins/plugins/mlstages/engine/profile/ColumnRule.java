package io.jenkins.plugins.mlstages.engine.profile;

/**
 * How a column's type is decided.
 *
 * @param type the type, {@code null}: inferred from all values
 * @param verbatim whether values are names as they are written ({@code 01} and {@code 1} differ): set by a user who says that
 *     a column is categorical, not by a reference whose type was inferred
 */
public record ColumnRule(ColumnType type, boolean verbatim) {
    public static final ColumnRule INFERRED = new ColumnRule(null, false);

    /** A user said so. */
    public static ColumnRule given(ColumnType type) {
        return new ColumnRule(type, type == ColumnType.CATEGORICAL);
    }
}
