package io.jenkins.plugins.mlstages.engine.record;

import java.util.List;

/**
 * One column's part of a drift record.
 *
 * @param type {@code numeric}, {@code categorical}, ...
 * @param drifted the decision: of the distribution, or of a finding that counts as drift
 * @param decided false when no method applied, so that {@code drifted == false} says nothing; {@code reason} says why
 * @param effect size of the change on the effect scale of the column's type, {@code null} if it has none
 * @param pValue p-value of the deciding test after correction for the number of tests, {@code null} if it has none
 * @param reason the decision in one sentence
 * @param tests every method that was asked, the deciding one first
 * @param findings changes that are not of distribution: missing values, categories
 * @param distributions reference and current side by side for a picture, {@code null} if there is nothing to draw
 */
public record ColumnDrift(
        String name,
        String type,
        boolean drifted,
        boolean decided,
        Double effect,
        Double pValue,
        String reason,
        List<DriftTest> tests,
        List<DriftFinding> findings,
        Distributions distributions) {
    public ColumnDrift {
        tests = List.copyOf(tests);
        findings = findings == null ? List.of() : List.copyOf(findings);
    }

    /** A column without findings, decided if any method had an answer. */
    public ColumnDrift(
            String name,
            String type,
            boolean drifted,
            Double effect,
            Double pValue,
            String reason,
            List<DriftTest> tests,
            Distributions distributions) {
        this(
                name,
                type,
                drifted,
                tests.stream().anyMatch(DriftTest::hasAnswer),
                effect,
                pValue,
                reason,
                tests,
                List.of(),
                distributions);
    }
}
