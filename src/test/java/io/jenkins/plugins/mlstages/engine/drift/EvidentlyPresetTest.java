package io.jenkins.plugins.mlstages.engine.drift;

import static io.jenkins.plugins.mlstages.engine.drift.Tables.normal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.mlstages.engine.record.ColumnDrift;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The table of Evidently's default selection, cell by cell, on data small enough to compute by hand. */
class EvidentlyPresetTest {
    private static ColumnDrift judge(Tables reference, Tables current) {
        return DriftCheck.run(reference.build(), current.build(), new DriftOptions().preset("evidently"))
                .columns()
                .get(0);
    }

    private static double[] repeated(double... valuesAndCounts) {
        return IntStream.range(0, valuesAndCounts.length / 2)
                .boxed()
                .flatMapToDouble(i ->
                        IntStream.range(0, (int) valuesAndCounts[2 * i + 1]).mapToDouble(k -> valuesAndCounts[2 * i]))
                .toArray();
    }

    private static String method(ColumnDrift column) {
        assertThat(column.tests()).hasSize(1);
        return column.tests().get(0).method();
    }

    @Test
    void manyNumbersOfASmallReferenceByKolmogorovSmirnovAtFivePercentWithoutCorrection() {
        ColumnDrift column = judge(
                Tables.with().numbers("x", normal(1, 1_000, 0, 1)),
                Tables.with().numbers("x", normal(2, 3_000, 0.2, 1)));

        assertThat(method(column)).isEqualTo("ks");
        assertThat(column.pValue()).isEqualTo(column.tests().get(0).pValue()).isLessThan(0.05);
        assertThat(column.drifted()).as("however small the effect").isTrue();
        assertThat(column.effect()).isLessThan(0.35);
    }

    @Test
    void kolmogorovSmirnovIsExactUpToTenThousandValuesWhichDecidesSmallData() {
        // scipy 1.17: ks_2samp(range(40), range(40) + 11.5) is 0.0541 by 'auto' (exact) and 0.0431 by 'asymp'
        Tables reference = Tables.with()
                .numbers("x", IntStream.range(0, 40).asDoubleStream().toArray());
        Tables current = Tables.with()
                .numbers("x", IntStream.range(0, 40).mapToDouble(i -> i + 11.5).toArray());

        ColumnDrift column = judge(reference, current);

        assertThat(column.pValue()).isCloseTo(0.054141077480362725, within(1e-15));
        assertThat(column.drifted()).isFalse();
        assertThat(DriftCheck.run(reference.build(), current.build(), new DriftOptions())
                        .columns()
                        .get(0)
                        .pValue())
                .as("ours, asymptotic at any size")
                .isCloseTo(0.04306706665851756, within(1e-12));
    }

    @Test
    void beyondTenThousandValuesKolmogorovSmirnovIsAsymptotic() {
        double[] reference = normal(1, 1_000, 0, 1);
        double[] atTheBound = normal(2, 10_000, 0.05, 1);
        double[] beyond = java.util.Arrays.copyOf(atTheBound, 10_001);
        Tables small = Tables.with().numbers("x", reference);

        double exact = judge(small, Tables.with().numbers("x", atTheBound)).pValue();
        double asymptotic = judge(small, Tables.with().numbers("x", beyond)).pValue();

        assertThat(exact).isNotCloseTo(ours(small, atTheBound), within(1e-5));
        assertThat(asymptotic).isEqualTo(ours(small, beyond));
    }

    private static double ours(Tables reference, double[] current) {
        return DriftCheck.run(
                        reference.build(), Tables.with().numbers("x", current).build(), new DriftOptions())
                .columns()
                .get(0)
                .pValue();
    }

    @Test
    void manyNumbersOfALargeReferenceByWassersteinOverTheDeviationButNoLessThanAThousandth() {
        double[] reference =
                IntStream.range(0, 1_010).mapToDouble(i -> i % 10 * 1e-6).toArray();
        double[] current =
                IntStream.range(0, 1_010).mapToDouble(i -> (i % 10 + 5) * 1e-6).toArray();

        ColumnDrift column =
                judge(Tables.with().numbers("x", reference), Tables.with().numbers("x", current));

        assertThat(method(column)).isEqualTo("wasserstein-normed");
        assertThat(column.tests().get(0).statistic()).isCloseTo(5e-6 / 0.001, within(1e-12));
        assertThat(column.drifted()).isFalse();
        ColumnDrift ours = DriftCheck.run(
                        Tables.with().numbers("x", reference).build(),
                        Tables.with().numbers("x", current).build(),
                        new DriftOptions())
                .columns()
                .get(0);
        assertThat(ours.effect()).as("5 / sqrt(8.25), whatever the unit").isCloseTo(5 / Math.sqrt(8.25), within(1e-9));
        assertThat(ours.drifted()).isTrue();
    }

    @Test
    void threeToFiveNumbersOfASmallReferenceByChiSquareOfFit() {
        // expected 20, 30, 50 of 100: (25-20)^2/20 + (35-30)^2/30 + (40-50)^2/50 = 1.25 + 0.8333 + 2 = 4.0833, p =
        // exp(-2.04167)
        ColumnDrift column = judge(
                Tables.with().numbers("x", repeated(1, 100, 2, 150, 3, 250)),
                Tables.with().numbers("x", repeated(1, 25, 2, 35, 3, 40)));

        assertThat(method(column)).isEqualTo("chi-square");
        assertThat(column.tests().get(0).statistic()).isCloseTo(4 + 1 / 12.0, within(1e-12));
        assertThat(column.pValue()).isCloseTo(Math.exp(-49 / 24.0), within(1e-12));
        assertThat(column.drifted()).isFalse();
    }

    @Test
    void fiveNumbersOfALargeReferenceByJensenShannon() {
        ColumnDrift column = judge(
                Tables.with().numbers("x", repeated(1, 501, 2, 500)),
                Tables.with().numbers("x", repeated(3, 100, 4, 50, 5, 50)));

        assertThat(method(column)).isEqualTo("jensen-shannon");
        assertThat(column.tests().get(0).statistic()).isCloseTo(Math.sqrt(Math.log(2)), within(1e-12));
        assertThat(column.drifted()).isTrue();
    }

    @Test
    void twoNumbersOfASmallReferenceByTwoProportions() {
        // shares 0.5 and 0.6 of 100 each: z = -0.1 / sqrt(0.55 * 0.45 * 0.02) = -1.42134
        ColumnDrift column = judge(
                Tables.with().numbers("x", repeated(0, 50, 1, 50)),
                Tables.with().numbers("x", repeated(0, 60, 1, 40)));

        assertThat(method(column)).isEqualTo("z");
        assertThat(column.tests().get(0).statistic()).isCloseTo(-0.1 / Math.sqrt(0.00495), within(1e-12));
        assertThat(column.drifted()).isFalse();
    }

    @Test
    void categoriesByChiSquareOrTwoProportionsUpToAThousandRowsAndJensenShannonAbove() {
        assertThat(method(judge(
                        Tables.with().categories("c", 10, 20, 30), Tables.with().categories("c", 10, 20, 30))))
                .isEqualTo("chi-square");
        assertThat(method(judge(
                        Tables.with().categories("c", 500, 500), Tables.with().categories("c", 10, 20))))
                .isEqualTo("z");
        ColumnDrift large =
                judge(Tables.with().categories("c", 501, 500), Tables.with().categories("c", 10, 20));
        assertThat(method(large)).isEqualTo("jensen-shannon");
        assertThat(large.pValue()).isNull();
        assertThat(large.drifted()).isTrue();
    }

    @Test
    void aNewCategoryMakesChiSquareInfiniteWhichIsDrift() {
        ColumnDrift column = judge(
                Tables.with().categories("c", 500, 300, 200), Tables.with().categories("c", 500, 300, 199, 1));

        assertThat(method(column)).isEqualTo("chi-square");
        assertThat(column.tests().get(0).statistic()).isNull();
        assertThat(column.tests().get(0).pValue()).isZero();
        assertThat(column.drifted()).isTrue();
        assertThat(column.reason()).startsWith("c drifted: chi-square, p < 1e-300 < 0.05");
    }

    @Test
    void missingValuesAreInvisible() {
        ColumnDrift column = judge(
                Tables.with().numbers("x", normal(1, 2_000, 0, 1)),
                Tables.with().numbersAndMissing("x", 1_000, normal(2, 1_000, 0, 1)));

        assertThat(column.findings()).hasSize(1);
        assertThat(column.drifted()).isFalse();
    }

    @Test
    void halfOfTheColumnsMakeTheDataSetDrift() {
        Tables reference = Tables.with()
                .categories("a", 20, 30)
                .categories("b", 20, 30)
                .categories("c", 20, 30)
                .categories("d", 20, 30);
        Tables one = Tables.with()
                .categories("a", 45, 5)
                .categories("b", 20, 30)
                .categories("c", 20, 30)
                .categories("d", 20, 30);
        Tables two = Tables.with()
                .categories("a", 45, 5)
                .categories("b", 45, 5)
                .categories("c", 20, 30)
                .categories("d", 20, 30);
        DriftOptions evidently = new DriftOptions().preset("evidently");

        assertThat(DriftCheck.run(reference.build(), one.build(), evidently).detected())
                .isFalse();
        assertThat(DriftCheck.run(reference.build(), two.build(), evidently).detected())
                .isTrue();
    }
}
