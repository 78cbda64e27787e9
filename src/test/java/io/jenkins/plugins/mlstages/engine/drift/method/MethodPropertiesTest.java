package io.jenkins.plugins.mlstages.engine.drift.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.mlstages.engine.drift.Samples;
import io.jenkins.plugins.mlstages.engine.profile.CategorySample;
import io.jenkins.plugins.mlstages.engine.profile.NumericSample;
import io.jenkins.plugins.mlstages.engine.record.DriftTest;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MethodPropertiesTest {
    private static final Set<String> NOT_SYMMETRIC = Set.of("wasserstein-normed", "kullback-leibler");

    static Stream<NumericMethod> numeric() {
        return Stream.of(
                new KolmogorovSmirnov(),
                new AndersonDarling(),
                new CramerVonMises(),
                new MannWhitney(),
                new WelchT(),
                new EppsSingleton(),
                new MaximumMeanDiscrepancy(),
                new EnergyDistance(),
                new Wasserstein(),
                new NormalisedWasserstein(),
                new JensenShannon(),
                new KullbackLeibler(),
                new Hellinger(),
                new PopulationStability(),
                new TotalVariation());
    }

    static Stream<CategoricalMethod> categorical() {
        return Stream.of(
                new ChiSquare(),
                new GTest(),
                new TwoProportions(),
                new FisherExact(),
                new JensenShannon(),
                new KullbackLeibler(),
                new Hellinger(),
                new PopulationStability(),
                new TotalVariation(),
                new LInfinity());
    }

    private static double[] normal(long seed, int n, double mean) {
        Random random = new Random(seed);
        return java.util.stream.IntStream.range(0, n)
                .mapToDouble(i -> mean + random.nextGaussian())
                .toArray();
    }

    private static PairedNumbers pair(double[] reference, double[] current) {
        return PairedNumbers.of(Samples.numbers(reference), Samples.numbers(current));
    }

    @ParameterizedTest
    @MethodSource("numeric")
    void swappingTheSidesKeepsPValuesAndDistances(NumericMethod method) {
        double[] a = normal(1, 300, 0);
        double[] b = normal(2, 200, 0.3);
        DriftTest there = method.test(pair(a, b));
        DriftTest back = method.test(pair(b, a));
        if (method.hasPValue()) {
            assertThat(back.pValue()).isCloseTo(there.pValue(), within(1e-9 * there.pValue()));
        } else if (!NOT_SYMMETRIC.contains(method.id())) {
            assertThat(back.statistic()).isCloseTo(there.statistic(), within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("numeric")
    void theOrderOfRowsDoesNotMatter(NumericMethod method) {
        double[] a = normal(1, 300, 0);
        double[] shuffled = Arrays.stream(a)
                .boxed()
                .sorted((x, y) -> Double.compare(Math.sin(x * 1e3), Math.sin(y * 1e3)))
                .mapToDouble(Double::doubleValue)
                .toArray();
        double[] b = normal(2, 200, 0.3);
        assertThat(method.test(pair(shuffled, b))).isEqualTo(method.test(pair(a, b)));
    }

    @ParameterizedTest
    @MethodSource("numeric")
    void aLargerShiftNeverLooksSmaller(NumericMethod method) {
        double[] a = normal(1, 500, 0);
        double lastP = 1;
        double lastStatistic = 0;
        for (double shift : new double[] {0.25, 0.5, 1, 2}) {
            double[] shifted =
                    Arrays.stream(normal(2, 500, 0)).map(x -> x + shift).toArray();
            DriftTest answer = method.test(pair(a, shifted));
            assertThat(answer.hasAnswer()).isTrue();
            if (method.hasPValue()) {
                double noise = method.id().equals("cramer-von-mises") ? 1e-6 : 0; // where its series ends
                assertThat(answer.pValue()).isBetween(0.0, lastP + noise);
                lastP = answer.pValue();
            } else {
                assertThat(answer.statistic()).isGreaterThanOrEqualTo(lastStatistic);
                lastStatistic = answer.statistic();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("numeric")
    void identicalSamplesAreAtDistanceZeroAndNotSignificant(NumericMethod method) {
        double[] a = normal(3, 400, 5);
        DriftTest answer = method.test(pair(a, a));
        if (method.hasPValue()) {
            assertThat(answer.pValue()).isGreaterThanOrEqualTo(0.25);
        } else {
            assertThat(answer.statistic()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("numeric")
    void underNoDriftFivePercentOfPValuesLieBelowFivePercent(NumericMethod method) {
        if (!method.hasPValue()) {
            return;
        }
        int rejected = 0;
        int trials = 2_000;
        for (int i = 0; i < trials; i++) {
            rejected += method.test(pair(normal(10_000 + i, 150, 0), normal(90_000 + i, 100, 0)))
                                    .pValue()
                            <= 0.05
                    ? 1
                    : 0;
        }
        // 5 % +- 4 standard errors above; asymptotic K-S is conservative at this size
        assertThat(rejected / (double) trials).isBetween(0.02, 0.07);
    }

    @ParameterizedTest
    @MethodSource("numeric")
    void whatDoesNotApplyHasAReasonAndNoNumber(NumericMethod method) {
        double[] fine = normal(1, 100, 0);
        notApplicable(method.test(pair(new double[0], fine)), "the reference has no values");
        notApplicable(method.test(pair(fine, new double[0])), "the current data has no values");
        notApplicable(
                method.test(pair(new double[] {5, 5, 5, 5, 5, 5}, new double[] {5, 5, 5, 5, 5})),
                "every value of both is 5");
        DriftTest small = method.test(pair(new double[] {1}, fine));
        if (method.leastSize() > 1) {
            notApplicable(small, "the reference has only 1 value, at least " + method.leastSize() + " are needed");
        } else {
            assertThat(small.hasAnswer()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("categorical")
    void whatDoesNotApplyToCategoriesHasAReasonAndNoNumber(CategoricalMethod method) {
        notApplicable(
                method.test(PairedCategories.of(Samples.counts(), Samples.counts(20, 30))),
                "the reference has no values");
        notApplicable(
                method.test(PairedCategories.of(Samples.counts(20, 30), Samples.counts())),
                "the current data has no values");
        notApplicable(
                method.test(PairedCategories.of(Samples.counts(20), Samples.counts(30))), "every value of both is 'a'");
        DriftTest three = method.test(PairedCategories.of(Samples.counts(20, 30, 40), Samples.counts(40, 30, 20)));
        if (Set.of("z", "fisher-exact").contains(method.id())) {
            notApplicable(three, "it compares two categories and there are 3");
        } else {
            assertThat(three.hasAnswer()).isTrue();
        }
        if (method.leastSize() > 1) {
            notApplicable(
                    method.test(PairedCategories.of(Samples.counts(1, 1), Samples.counts(30, 20))),
                    "the reference has only 2 values");
        }
    }

    private static void notApplicable(DriftTest answer, String reason) {
        assertThat(answer.statistic()).isNull();
        assertThat(answer.pValue()).isNull();
        assertThat(answer.reason()).startsWith(reason);
    }

    @Test
    void scaleFreeTestsSayWhenThereIsNoScale() {
        double[] spike = new double[100];
        spike[0] = 1;
        double[] other = new double[100];
        other[0] = 2;
        for (NumericMethod method : List.of(new EppsSingleton(), new MaximumMeanDiscrepancy())) {
            notApplicable(method.test(pair(spike, other)), "the middle half of both together is one value");
        }
        notApplicable(new WelchT().test(pair(new double[] {1, 1, 1}, new double[] {2, 2, 2})), "neither side varies");
    }

    @Test
    void gRefusesManySmallExpectedCounts() {
        notApplicable(
                new GTest().test(PairedCategories.of(Samples.counts(1, 1, 1, 1, 96), Samples.counts(1, 1, 1, 1, 96))),
                "8 of 10 expected counts are below 5");
    }

    @Test
    void gRefusesAnExpectedCountBelowOne() {
        notApplicable(
                new GTest().test(PairedCategories.of(Samples.counts(500, 400, 300, 5), Samples.counts(50, 40, 30, 0))),
                "an expected count is below 1");
    }

    private static CategorySample drawn(double[] weights, Random random, int n) {
        double[] sums = weights.clone();
        Arrays.parallelPrefix(sums, Double::sum);
        int[] counts = new int[weights.length];
        for (int i = 0; i < n; i++) {
            int at = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
            counts[at < 0 ? -at - 1 : at]++;
        }
        return Samples.counts(counts);
    }

    /** Five common and 50 rare ones: the p-value of chi-square itself is at most 0.05 in a quarter of the pairs of unequal sizes. */
    @ParameterizedTest
    @CsvSource({"4000, 80", "80, 4000", "500, 10", "400, 400"})
    void chiSquareKeepsItsLevelWhenCategoriesAreRareAndSizesDiffer(int n, int m) {
        double[] shares = new double[55];
        Arrays.fill(shares, 0.002);
        Arrays.fill(shares, 0, 5, 1);
        Random random = new Random(n + m);
        int trials = 3_000;
        int at5 = 0;
        int far = 0;
        for (int i = 0; i < trials; i++) {
            double p = new ChiSquare()
                    .test(PairedCategories.of(drawn(shares, random, n), drawn(shares, random, m)))
                    .pValue();
            at5 += p <= 0.05 ? 1 : 0;
            far += p <= 0.0025 ? 1 : 0;
        }
        assertThat(at5 / (double) trials).isBetween(0.035, 0.08);
        assertThat(far / (double) trials).isLessThan(0.012);
    }

    @Test
    void ofTwoRareCategoriesChiSquareHasTheExactPValue() {
        PairedCategories pair = PairedCategories.of(Samples.counts(9_990, 10), Samples.counts(48, 2));
        assertThat(new ChiSquare().test(pair).pValue())
                .isEqualTo(new FisherExact().test(pair).pValue());
    }

    @Test
    void whereAllValuesDifferChiSquareTellsNothing() {
        CategorySample one = new CategorySample(new String[] {"a", "b", "c", "d", "e"}, ones(5), 5, true);
        CategorySample other = new CategorySample(new String[] {"f", "g", "h", "i", "j", "k"}, ones(6), 6, true);
        DriftTest answer = new ChiSquare().test(PairedCategories.of(one, other));
        assertThat(answer.statistic()).isCloseTo(11, within(1e-12));
        assertThat(answer.pValue()).isEqualTo(1);
    }

    private static long[] ones(int n) {
        long[] ones = new long[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** All ways to draw 4 of 11 rows in categories of 1, 2, 3 and 5, by their probabilities. */
    @Test
    void theMomentsOfChiSquareAreThoseOverAllTablesWithTheSameMargins() {
        int[] totals = {1, 2, 3, 5};
        double[] moments = new double[3];
        for (int code = 0; code < 2 * 3 * 4 * 6; code++) {
            int[] current = {code % 2, code / 2 % 3, code / 6 % 4, code / 24};
            if (Arrays.stream(current).sum() == 4) {
                int[] reference = new int[4];
                double ways = 1;
                for (int i = 0; i < 4; i++) {
                    reference[i] = totals[i] - current[i];
                    ways *= CombinatoricsUtils.binomialCoefficientDouble(totals[i], current[i]);
                }
                double p = ways / CombinatoricsUtils.binomialCoefficientDouble(11, 4);
                double x = pearson(reference, current);
                moments[0] += p;
                moments[1] += p * x;
                moments[2] += p * x * x;
            }
        }
        ChiSquareMoments exact =
                ChiSquareMoments.of(PairedCategories.of(Samples.counts(1, 1, 2, 3), Samples.counts(0, 1, 1, 2)));
        assertThat(moments[0]).isCloseTo(1, within(1e-12));
        assertThat(exact.mean()).isCloseTo(moments[1], within(1e-12));
        assertThat(exact.variance()).isCloseTo(moments[2] - moments[1] * moments[1], within(1e-12));
    }

    private static double pearson(int[] reference, int[] current) {
        double statistic = 0;
        for (int i = 0; i < reference.length; i++) {
            double total = reference[i] + current[i];
            statistic += Math.pow(reference[i] - total * 7 / 11, 2) / (total * 7 / 11)
                    + Math.pow(current[i] - total * 4 / 11, 2) / (total * 4 / 11);
        }
        return statistic;
    }

    @Test
    void fisherWithAnEmptyCellHasAPValueAndSaysThatTheOddsRatioIsInfinite() {
        DriftTest answer = new FisherExact().test(PairedCategories.of(Samples.counts(10, 0), Samples.counts(2, 8)));
        assertThat(answer.statistic()).isNull();
        assertThat(answer.pValue()).isCloseTo(0.0007144558228149558, within(1e-12));
        assertThat(answer.reason()).contains("infinite");
    }

    @ParameterizedTest
    @MethodSource("numeric")
    void hugeNumbersGiveAnAnswerOrAReasonAndNeverNaN(NumericMethod method) {
        double[] huge = {-Double.MAX_VALUE, -1e300, 0, 1, 1e300, Double.MAX_VALUE};
        double[] tiny = {0, Double.MIN_VALUE, 1e-300, 2e-300, 3e-300, 4e-300};
        for (PairedNumbers pair :
                List.of(pair(huge, tiny), pair(tiny, huge), pair(huge, new double[] {1, 2, 3, 4, 5, 6}))) {
            DriftTest answer = method.test(pair); // the record refuses NaN and infinity
            assertThat(answer.hasAnswer() || answer.reason() != null).isTrue();
        }
    }

    @Test
    void welchDoesNotDependOnTheUnit() {
        double[] a = normal(1, 300, 0);
        double[] b = normal(2, 200, 0.3);
        double[] largeA = Arrays.stream(a).map(x -> x * 1e150).toArray();
        double[] largeB = Arrays.stream(b).map(x -> x * 1e150).toArray();
        DriftTest there = new WelchT().test(pair(a, b));
        DriftTest large = new WelchT().test(pair(largeA, largeB));
        assertThat(large.statistic()).isCloseTo(there.statistic(), within(1e-9));
        assertThat(large.pValue()).isCloseTo(there.pValue(), within(1e-9 * there.pValue()));
    }

    @Test
    void samplesThatDoNotOverlapHaveTheExactProbability() {
        DriftTest answer =
                new KolmogorovSmirnov().test(pair(new double[] {1, 2, 3, 4, 5}, new double[] {6, 7, 8, 9, 10}));
        assertThat(answer.statistic()).isEqualTo(1);
        assertThat(answer.pValue()).isCloseTo(2 / 252.0, within(1e-12));
    }

    /** Rounds to cells of 0.1 % relative width, as columns of more than 100,000 values are kept. */
    private static NumericSample gridded(double[] raw) {
        double width = Math.log(1.001);
        NumericSample exact = Samples.numbers(raw);
        NumericSample grid = Samples.numbers(Arrays.stream(raw)
                .map(x -> x == 0
                        ? 0
                        : Math.signum(x) * Math.exp((Math.floor(Math.log(Math.abs(x)) / width) + 0.5) * width))
                .toArray());
        return new NumericSample(
                grid.values(),
                grid.counts(),
                grid.size(),
                exact.mean(),
                exact.variance(),
                exact.minimum(),
                exact.maximum(),
                false);
    }

    @Test
    void griddedAnswersStayWithinTheBoundsThatTheMethodsState() {
        double[] a = normal(1, 20_000, 0);
        double[] b = normal(2, 15_000, 0.05);
        PairedNumbers exact = pair(a, b);
        PairedNumbers grid = PairedNumbers.of(gridded(a), gridded(b));
        double largestCell = Math.max(
                Arrays.stream(gridded(a).counts()).max().orElseThrow() / 20_000.0,
                Arrays.stream(gridded(b).counts()).max().orElseThrow() / 15_000.0);
        double meanSize = Math.max(
                Arrays.stream(a).map(Math::abs).average().orElseThrow(),
                Arrays.stream(b).map(Math::abs).average().orElseThrow());

        double ks = new KolmogorovSmirnov().test(exact).statistic();
        assertThat(new KolmogorovSmirnov().test(grid).statistic()).isBetween(ks - largestCell, ks);
        double moved = 0.001 * meanSize; // two half cells
        assertThat(new Wasserstein().test(grid).statistic())
                .isCloseTo(new Wasserstein().test(exact).statistic(), within(moved));
        assertThat(new NormalisedWasserstein().test(grid).statistic())
                .isCloseTo(
                        new NormalisedWasserstein().test(exact).statistic(),
                        within(moved / exact.referenceDeviation()));
        assertThat(new WelchT().test(grid)).isEqualTo(new WelchT().test(exact));
        for (NumericMethod method : List.of(
                new MannWhitney(),
                new CramerVonMises(),
                new AndersonDarling(),
                new EppsSingleton(),
                new MaximumMeanDiscrepancy(),
                new EnergyDistance(),
                new JensenShannon(),
                new Hellinger(),
                new TotalVariation())) {
            double there = method.test(exact).statistic();
            assertThat(method.test(grid).statistic())
                    .as(method.id())
                    .isCloseTo(there, within(0.01 * Math.abs(there) + 1e-3));
        }
    }
}
