package io.jenkins.plugins.mlstages.engine.drift;

import io.jenkins.plugins.mlstages.engine.profile.CategorySample;
import io.jenkins.plugins.mlstages.engine.profile.ColumnType;
import io.jenkins.plugins.mlstages.engine.profile.NumericSample;

/**
 * What a drift check sees of one column of one data set.
 *
 * @param rows number of rows
 * @param missing rows without a value: empty or NaN, for numbers also infinite
 * @param unfit rows with a value that does not fit the type, such as a text among numbers
 * @param numbers the values of a column of numbers or times, {@code null} otherwise
 * @param categories the values of a column of categories or truth values, {@code null} otherwise
 */
public record ColumnData(
        String name,
        ColumnType type,
        long rows,
        long missing,
        long unfit,
        NumericSample numbers,
        CategorySample categories) {
    /** Whether it has no value at all: then its type is nothing but a default. */
    boolean isEmpty() {
        return missing >= rows;
    }

    /** What it holds, as a sentence says it. */
    String content() {
        return switch (type) {
            case NUMERIC -> "numbers";
            case CATEGORICAL -> "categories";
            case BOOLEAN -> "truth values";
            case DATETIME -> "points in time";
        };
    }
}
