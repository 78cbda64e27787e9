package io.jenkins.plugins.mlstages.engine.record;

import java.util.List;

/**
 * One column's part of a drift record.
 *
 * @param type {@code numeric}, {@code categorical}, ...
 * @param drifted the decision
 * @param effect size of the change on the effect scale of the column's type, {@code null} if it has none
 * @param pValue p-value of the deciding test after correction for the number of columns, {@code null} if it has none
 * @param reason the decision in one sentence
 * @param tests every method that was asked, the deciding one first
 * @param distributions reference and current side by side for a picture, {@code null} if there is nothing to draw
 */
public record ColumnDrift(
        String name,
        String type,
        boolean drifted,
        Double effect,
        Double pValue,
        String reason,
        List<DriftTest> tests,
        Distributions distributions) {
    public ColumnDrift {
        tests = List.copyOf(tests);
    }
}
