package io.jenkins.plugins.mlstages.engine.drift;

import io.jenkins.plugins.mlstages.engine.drift.method.DriftMethod;
import io.jenkins.plugins.mlstages.engine.record.DriftTest;

/**
 * What decides over one column: a test that must be significant, an effect that must be large enough, or both.
 *
 * @param test the test, {@code null} when the effect alone decides
 * @param testTitle its name in sentences
 * @param effect the effect, {@code null} when significance alone decides
 * @param effectTitle its name in sentences
 * @param threshold the least effect
 * @param corrected whether the p-value is corrected together with those of the other columns
 * @param strict whether a p-value equal to the level is not significant
 */
record Criterion(
        DriftTest test,
        String testTitle,
        DriftTest effect,
        String effectTitle,
        double threshold,
        boolean corrected,
        boolean strict) {

    static Criterion significantAndLarge(
            DriftMethod method, DriftTest test, DriftMethod effectMethod, DriftTest effect, double least) {
        return new Criterion(test, method.title(), effect, effectMethod.title(), least, true, false);
    }

    static Criterion large(DriftMethod effectMethod, DriftTest effect, double least) {
        return new Criterion(null, null, effect, effectMethod.title(), least, false, false);
    }

    /** Significance of one test by itself, without correction. */
    static Criterion significant(DriftMethod method, DriftTest test, boolean strict) {
        return new Criterion(test, method.title(), null, null, 0, false, strict);
    }

    /** Whether the p-value belongs to the family that is corrected. */
    boolean inFamily() {
        return test != null && corrected;
    }

    /**
     * @param p the p-value after correction, NaN without a test
     */
    boolean drifted(double p, double alpha) {
        return isSignificant(p, alpha) && isLarge();
    }

    private boolean isSignificant(double p, double alpha) {
        return test == null || (strict ? p < alpha : p <= alpha);
    }

    private boolean isLarge() {
        return effect == null || effect.statistic() >= threshold;
    }

    /** The numbers of the decision, e.g. {@code Kolmogorov-Smirnov 0.335, p = 4.8e-37 <= 0.05 (Holm over 6 tests), ...}. */
    String numbers(double p, double alpha, String correction) {
        StringBuilder text = new StringBuilder();
        if (test != null) {
            text.append(testTitle);
            if (test.statistic() != null) {
                text.append(' ').append(Numbers.shortText(test.statistic()));
            }
            text.append(", ")
                    .append(Numbers.pValue(p))
                    .append(isSignificant(p, alpha) ? strict ? " < " : " <= " : strict ? " >= " : " > ");
            text.append(Numbers.shortText(alpha)).append(corrected ? " (" + correction + ")" : "");
        }
        if (effect != null) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(effectTitle)
                    .append(' ')
                    .append(Numbers.shortText(effect.statistic()));
            text.append(isLarge() ? " >= " : " < ").append(Numbers.shortText(threshold));
        }
        return text.toString();
    }
}
