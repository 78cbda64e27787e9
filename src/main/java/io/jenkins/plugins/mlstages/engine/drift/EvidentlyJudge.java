package io.jenkins.plugins.mlstages.engine.drift;

import io.jenkins.plugins.mlstages.engine.drift.method.CategoricalMethod;
import io.jenkins.plugins.mlstages.engine.drift.method.EvidentlyChiSquare;
import io.jenkins.plugins.mlstages.engine.drift.method.EvidentlyJensenShannon;
import io.jenkins.plugins.mlstages.engine.drift.method.KolmogorovSmirnov;
import io.jenkins.plugins.mlstages.engine.drift.method.NormalisedWasserstein;
import io.jenkins.plugins.mlstages.engine.drift.method.NumericMethod;
import io.jenkins.plugins.mlstages.engine.drift.method.PairedCategories;
import io.jenkins.plugins.mlstages.engine.drift.method.PairedNumbers;
import io.jenkins.plugins.mlstages.engine.drift.method.TwoProportions;
import io.jenkins.plugins.mlstages.engine.record.DriftTest;
import java.util.List;

/**
 * Decides as Evidently 0.7 does by default: the method by the size of the reference and the number of distinct values of both
 * sides, each column by itself, tests at 0.05, distances at 0.1.
 */
record EvidentlyJudge(double alpha) implements Judge {
    private static final long SMALL_REFERENCE = 1_000;
    private static final int FEW_VALUES = 5;
    private static final double LEAST_DISTANCE = 0.1;

    @Override
    public boolean findingsCount() {
        return false;
    }

    @Override
    public Evidence numbers(ColumnData column, PairedNumbers pair) {
        boolean small = pair.reference().size() <= SMALL_REFERENCE;
        if (pair.distinct() <= FEW_VALUES && small) {
            return categories(column, PairedCategories.of(pair));
        }
        NumericMethod method = small
                ? KolmogorovSmirnov.likeEvidently()
                : pair.distinct() > FEW_VALUES ? NormalisedWasserstein.likeEvidently() : new EvidentlyJensenShannon();
        DriftTest answer = method.test(pair);
        DriftTest effect = Methods.WASSERSTEIN_NORMED.test(pair);
        if (!answer.hasAnswer()) {
            return Evidence.undecidable(List.of(answer), answer.reason(), sameValue(answer));
        }
        return small
                ? Evidence.decidable(List.of(answer), Criterion.significant(method, answer, false), effect.statistic())
                : Evidence.decidable(
                        List.of(answer), Criterion.large(method, answer, LEAST_DISTANCE), answer.statistic());
    }

    @Override
    public Evidence categories(ColumnData column, PairedCategories pair) {
        boolean small = pair.referenceSize() <= SMALL_REFERENCE;
        CategoricalMethod method =
                !small ? Methods.JENSEN_SHANNON : pair.distinct() > 2 ? new EvidentlyChiSquare() : new TwoProportions();
        DriftTest answer = method.test(pair);
        if (!answer.hasAnswer()) {
            return Evidence.undecidable(List.of(answer), answer.reason(), sameValue(answer));
        }
        return small
                ? Evidence.decidable(
                        List.of(answer),
                        Criterion.significant(method, answer, true),
                        Methods.JENSEN_SHANNON.test(pair).statistic())
                : Evidence.decidable(
                        List.of(answer), Criterion.large(method, answer, LEAST_DISTANCE), answer.statistic());
    }

    private static boolean sameValue(DriftTest answer) {
        return answer.reason().startsWith("every value of both");
    }
}
