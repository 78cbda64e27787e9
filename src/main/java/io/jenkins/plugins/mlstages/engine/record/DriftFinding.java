package io.jenkins.plugins.mlstages.engine.record;

/**
 * A change of the data that is not one of distribution.
 *
 * @param kind {@code missing-values}, {@code unfit-values}, {@code new-categories}, {@code vanished-categories}, {@code column-gone},
 *     {@code column-added} or {@code type-changed}
 * @param column the column
 * @param drifted whether it counts as drift
 * @param effect how large it is: the Jensen-Shannon distance of having and not having it, {@code null} for changes of schema
 * @param pValue after correction: of the z test for two proportions (Fisher's exact test for small counts), for categories an
 *     upper bound; {@code null} for changes of schema
 * @param sentence what changed, with numbers
 */
public record DriftFinding(String kind, String column, boolean drifted, Double effect, Double pValue, String sentence) {
    public static final String MISSING_VALUES = "missing-values";
    public static final String UNFIT_VALUES = "unfit-values";
    public static final String NEW_CATEGORIES = "new-categories";
    public static final String VANISHED_CATEGORIES = "vanished-categories";
    public static final String COLUMN_GONE = "column-gone";
    public static final String COLUMN_ADDED = "column-added";
    public static final String TYPE_CHANGED = "type-changed";

    /** A change of schema. */
    public static DriftFinding schema(String kind, String column, boolean drifted, String sentence) {
        return new DriftFinding(kind, column, drifted, null, null, sentence);
    }
}
