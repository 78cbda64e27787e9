package io.jenkins.plugins.mlstages.engine.drift;

import io.jenkins.plugins.mlstages.engine.record.DriftTest;
import java.util.List;

/**
 * What the methods say of one column, before the p-values of all columns are corrected.
 *
 * @param tests the answers, the deciding ones first
 * @param criterion what decides, {@code null} when nothing applies
 * @param obstacle why nothing applies, {@code null} otherwise
 * @param same whether nothing applies because both sides are one and the same value: then the decision is "no drift"
 * @param effect size on the effect scale of the type, {@code null} if there is none
 */
record Evidence(List<DriftTest> tests, Criterion criterion, String obstacle, boolean same, Double effect) {

    static Evidence decidable(List<DriftTest> tests, Criterion criterion, Double effect) {
        return new Evidence(tests, criterion, null, false, effect);
    }

    static Evidence undecidable(List<DriftTest> tests, String obstacle, boolean same) {
        return new Evidence(tests, null, obstacle, same, null);
    }
}
