package io.jenkins.plugins.mlstages.engine.drift;

import static io.jenkins.plugins.mlstages.engine.drift.Tables.normal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ColumnDrift;
import io.jenkins.plugins.mlstages.engine.record.DriftFinding;
import io.jenkins.plugins.mlstages.engine.record.DriftTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriftCheckTest {
    private static final DriftOptions DEFAULT = new DriftOptions();

    private static ColumnDrift column(DriftOutcome outcome, String name) {
        return outcome.columns().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static DatasetData electricity(int first, int end) throws Exception {
        Tables table = Tables.with();
        for (String name : Electricity.COLUMNS.subList(0, 6)) {
            table.numbers(name, Electricity.numbers(name, first, end));
        }
        Map<String, Integer> classes = Arrays.stream(Electricity.text("class", first, end))
                .collect(Collectors.toMap(c -> c, c -> 1, Integer::sum));
        return table.categories("class", Samples.categories(classes)).build();
    }

    @Test
    void electricityDriftsWhereTheNeighbouringMarketOpened() throws Exception {
        DriftOutcome outcome = DriftCheck.run(electricity(0, 12_000), electricity(25_000, 30_000), DEFAULT);

        assertThat(outcome.detected()).isTrue();
        assertThat(outcome.columns().stream().filter(ColumnDrift::drifted).map(ColumnDrift::name))
                .containsExactly("transfer", "vicdemand", "vicprice", "nswprice", "nswdemand");
        assertThat(outcome.driftedShare()).isEqualTo(5 / 7.0);
        assertThat(column(outcome, "nswdemand").pValue()).isCloseTo(3 * 6.362055142436632e-34, within(1e-42));
        assertThat(column(outcome, "class").drifted())
                .as("significant, but small")
                .isFalse();
        assertThat(column(outcome, "class").reason())
                .isEqualTo("class has not drifted: chi-square 13.6, p = 0.000441 <= 0.05 (Holm over 7 tests),"
                        + " Jensen-Shannon 0.022 < 0.1.");
        assertThat(outcome.sentence())
                .isEqualTo(
                        "Drift: 5 of 7 columns drifted (transfer, vicdemand, vicprice, nswprice, nswdemand) (rule: any).");
    }

    @Test
    void aColumnConstantInBothHasNotDriftedAndSaysWhy() throws Exception {
        DriftOutcome outcome = DriftCheck.run(electricity(0, 800), electricity(800, 1500), DEFAULT);

        ColumnDrift constant = column(outcome, "vicprice");
        assertThat(constant.drifted()).isFalse();
        assertThat(constant.decided()).isTrue();
        assertThat(constant.effect()).isNull();
        assertThat(constant.reason()).isEqualTo("vicprice has not drifted: every value of both is 0.003467.");
        assertThat(constant.tests()).extracting(DriftTest::hasAnswer).containsExactly(false, false);
        assertThat(column(outcome, "nswprice").reason())
                .isEqualTo("nswprice drifted: Kolmogorov-Smirnov 0.335,"
                        + " p = 3.2e-37 <= 0.05 (Holm over 4 tests), normalised Wasserstein 0.454 >= 0.1.");
    }

    @Test
    void allMethodsAnswerForBothKindsInOneRecordWithoutNotFiniteNumbers() throws Exception {
        DriftOutcome outcome =
                DriftCheck.run(electricity(0, 800), electricity(800, 1500), new DriftOptions().methods(List.of("all")));

        assertThat(column(outcome, "nswprice").tests())
                .extracting(DriftTest::method)
                .containsExactly(
                        "ks",
                        "wasserstein-normed",
                        "anderson-darling",
                        "cramer-von-mises",
                        "mann-whitney",
                        "welch-t",
                        "epps-singleton",
                        "mmd",
                        "energy-distance",
                        "wasserstein",
                        "jensen-shannon",
                        "kullback-leibler",
                        "hellinger",
                        "psi",
                        "total-variation");
        assertThat(column(outcome, "nswprice").tests()).allMatch(DriftTest::hasAnswer);
        assertThat(column(outcome, "class").tests())
                .extracting(DriftTest::method)
                .containsExactly(
                        "chi-square",
                        "jensen-shannon",
                        "g-test",
                        "z",
                        "fisher-exact",
                        "kullback-leibler",
                        "hellinger",
                        "psi",
                        "total-variation",
                        "l-infinity");
        assertThat(column(outcome, "class").tests()).allMatch(DriftTest::hasAnswer);
        assertThat(outcome.tests()).extracting(DriftTest::method).containsExactly("pca");
    }

    @Test
    void significantButSmallIsNoDriftAndLargeButNotSignificantIsNone() {
        DatasetData many = Tables.with().numbers("x", normal(1, 20_000, 0, 1)).build();
        DatasetData manyShifted =
                Tables.with().numbers("x", normal(2, 20_000, 0.06, 1)).build();
        ColumnDrift small = DriftCheck.run(many, manyShifted, DEFAULT).columns().get(0);
        assertThat(small.pValue()).isLessThan(1e-4);
        assertThat(small.effect()).isBetween(0.03, 0.1);
        assertThat(small.drifted()).isFalse();

        DatasetData few = Tables.with().numbers("x", 1, 2, 3, 4, 5, 6).build();
        DatasetData fewShifted = Tables.with().numbers("x", 2, 3, 4, 5, 6, 7).build();
        ColumnDrift large = DriftCheck.run(few, fewShifted, DEFAULT).columns().get(0);
        assertThat(large.effect()).isGreaterThan(0.5);
        assertThat(large.pValue()).isGreaterThan(0.5);
        assertThat(large.drifted()).isFalse();
    }

    @Test
    void thresholdsAreTakenByColumnThenTypeThenAll() {
        DatasetData reference = Tables.with()
                .numbers("x", normal(1, 2_000, 0, 1))
                .numbers("y", normal(3, 2_000, 0, 1))
                .build();
        DatasetData current = Tables.with()
                .numbers("x", normal(2, 2_000, 0.3, 1))
                .numbers("y", normal(4, 2_000, 0.3, 1))
                .build();

        assertThat(DriftCheck.run(reference, current, DEFAULT).driftedShare()).isEqualTo(1);
        assertThat(drifted(reference, current, Map.of("*", 0.9))).isEmpty();
        assertThat(drifted(reference, current, Map.of("*", 0.9, "numeric", 0.1)))
                .containsExactlyInAnyOrder("x", "y");
        assertThat(drifted(reference, current, Map.of("numeric", 0.9, "y", 0.1)))
                .containsExactly("y");
    }

    private static List<String> drifted(DatasetData reference, DatasetData current, Map<String, Double> thresholds) {
        return DriftCheck.run(reference, current, new DriftOptions().thresholds(thresholds)).columns().stream()
                .filter(ColumnDrift::drifted)
                .map(ColumnDrift::name)
                .toList();
    }

    @Test
    void theFirstAskedTestAndDistanceDecide() {
        DatasetData reference =
                Tables.with().numbers("x", normal(1, 2_000, 0, 1)).build();
        DatasetData wider = Tables.with().numbers("x", normal(2, 2_000, 0, 1.5)).build();

        ColumnDrift mean = DriftCheck.run(reference, wider, new DriftOptions().methods(List.of("psi", "welch-t", "ks")))
                .columns()
                .get(0);
        assertThat(mean.drifted()).as("the mean is the same").isFalse();
        assertThat(mean.tests()).extracting(DriftTest::method).containsExactly("welch-t", "psi", "ks");
        assertThat(mean.reason()).contains("Welch's t").contains("population stability index");

        ColumnDrift distanceAlone = DriftCheck.run(reference, wider, new DriftOptions().methods(List.of("hellinger")))
                .columns()
                .get(0);
        assertThat(distanceAlone.drifted()).isTrue();
        assertThat(distanceAlone.pValue()).isNull();
        assertThat(distanceAlone.reason())
                .startsWith("x drifted: Hellinger 0.1")
                .endsWith(" >= 0.1.");

        ColumnDrift withUnit = DriftCheck.run(reference, wider, new DriftOptions().methods(List.of("wasserstein")))
                .columns()
                .get(0);
        assertThat(withUnit.tests())
                .extracting(DriftTest::method)
                .containsExactly("ks", "wasserstein-normed", "wasserstein");
        assertThat(withUnit.drifted()).isTrue();
    }

    @Test
    void whereTheAskedTestDoesNotApplyTheNextOneDecides() {
        double[] mostlyZero =
                IntStream.range(0, 1_000).mapToDouble(i -> i < 800 ? 0 : i).toArray();
        double[] lessZero =
                IntStream.range(0, 1_000).mapToDouble(i -> i < 600 ? 0 : i).toArray();
        DatasetData reference = Tables.with().numbers("x", mostlyZero).build();
        DatasetData current = Tables.with().numbers("x", lessZero).build();

        ColumnDrift column = DriftCheck.run(reference, current, new DriftOptions().methods(List.of("mann-whitney")))
                .columns()
                .get(0);
        assertThat(column.tests().get(0).method()).isEqualTo("mann-whitney");

        double[] spike =
                IntStream.range(0, 1_000).mapToDouble(i -> i < 900 ? 0 : i).toArray();
        ColumnDrift fallback = DriftCheck.run(
                        Tables.with().numbers("x", spike).build(),
                        Tables.with().numbers("x", mostlyZero).build(),
                        new DriftOptions().methods(List.of("epps-singleton")))
                .columns()
                .get(0);
        assertThat(fallback.tests())
                .extracting(DriftTest::method)
                .containsExactly("ks", "wasserstein-normed", "epps-singleton");
        assertThat(fallback.tests().get(2).reason()).startsWith("the middle half of both together is one value");
        assertThat(fallback.drifted()).isTrue();
    }

    @Test
    void missingValuesAreAFindingOfTheirOwn() {
        DatasetData reference =
                Tables.with().numbersAndMissing("x", 10, normal(1, 990, 0, 1)).build();
        DatasetData current =
                Tables.with().numbersAndMissing("x", 100, normal(2, 900, 0, 1)).build();

        ColumnDrift column =
                DriftCheck.run(reference, current, DEFAULT).columns().get(0);

        assertThat(column.drifted()).isTrue();
        DriftFinding finding = column.findings().get(0);
        assertThat(finding.kind()).isEqualTo("missing-values");
        assertThat(finding.drifted()).isTrue();
        // z = (0.1 - 0.01) / sqrt(0.055 * 0.945 * 2 / 1000) = 8.827, times 2 tests
        assertThat(finding.pValue()).isCloseTo(2 * 1.07e-18, within(2e-20));
        assertThat(column.reason()).startsWith("x drifted: Missing values of x rose from 1 % to 10 %: p = ");
    }

    @Test
    void fewMissingValuesMoreAreShownAndDoNotCount() {
        DatasetData reference =
                Tables.with().numbersAndMissing("x", 0, normal(1, 1_000, 0, 1)).build();
        DatasetData current =
                Tables.with().numbersAndMissing("x", 3, normal(2, 997, 0, 1)).build();

        ColumnDrift column =
                DriftCheck.run(reference, current, DEFAULT).columns().get(0);

        assertThat(column.drifted()).isFalse();
        assertThat(column.findings()).hasSize(1);
        // Fisher's exact test: 2 C(1000,3)/C(2000,3) = 0.24962..., Holm over 2 tests
        assertThat(column.findings().get(0).pValue()).isCloseTo(2 * 0.2496, within(1e-3));
    }

    @Test
    void aColumnThatLostAllItsValuesHasDrifted() {
        DatasetData reference = Tables.with()
                .numbers("x", normal(1, 500, 0, 1))
                .numbers("y", normal(2, 500, 0, 1))
                .build();
        DatasetData current = new DatasetData(
                500,
                List.of(
                        new ColumnData(
                                "x",
                                io.jenkins.plugins.mlstages.engine.profile.ColumnType.NUMERIC,
                                500,
                                500,
                                0,
                                Samples.numbers(),
                                null),
                        new ColumnData(
                                "y",
                                io.jenkins.plugins.mlstages.engine.profile.ColumnType.NUMERIC,
                                500,
                                0,
                                0,
                                Samples.numbers(normal(3, 500, 0, 1)),
                                null)),
                null);

        ColumnDrift column = column(DriftCheck.run(reference, current, DEFAULT), "x");

        assertThat(column.drifted()).isTrue();
        assertThat(column.findings().get(0).sentence()).startsWith("Missing values of x rose from 0 % to 100 %");
        assertThat(column.tests().get(0).reason()).isEqualTo("the current data has no values");
    }

    @Test
    void newAndVanishedCategoriesAreNamed() {
        DatasetData reference = Tables.with().categories("c", 500, 460, 40).build();
        DatasetData current = Tables.with().categories("c", 500, 440, 0, 55, 5).build();

        ColumnDrift column =
                DriftCheck.run(reference, current, DEFAULT).columns().get(0);

        assertThat(column.findings())
                .extracting(DriftFinding::kind)
                .containsExactly("new-categories", "vanished-categories");
        assertThat(column.findings().get(0).sentence())
                .startsWith("c has 2 new categories, 6 % of the current values, 'd' (55), 'e' (5): p = ");
        assertThat(column.findings().get(1).sentence())
                .startsWith("c has 1 vanished category, 4 % of the reference's values, 'c' (40): p = ");
        assertThat(column.findings()).allMatch(DriftFinding::drifted);
        assertThat(column.drifted()).isTrue();
    }

    @Test
    void goneAndRetypedColumnsDriftAndAddedOnesAreShown() {
        DatasetData reference = Tables.with()
                .numbers("x", normal(1, 500, 0, 1))
                .numbers("y", 1, 2, 3, 4, 5, 6)
                .numbers("z", 1, 2, 3, 4, 5)
                .build();
        DatasetData current = Tables.with()
                .numbers("x", normal(2, 500, 0, 1))
                .categories("y", 3, 3)
                .numbers("w", 1, 2)
                .build();

        DriftOutcome outcome = DriftCheck.run(reference, current, DEFAULT);

        assertThat(outcome.findings())
                .extracting(DriftFinding::kind, DriftFinding::column, DriftFinding::drifted)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("type-changed", "y", true),
                        org.assertj.core.groups.Tuple.tuple("column-gone", "z", true),
                        org.assertj.core.groups.Tuple.tuple("column-added", "w", false));
        assertThat(outcome.detected()).isTrue();
        assertThat(column(outcome, "y").reason()).isEqualTo("The column y held numbers and now holds categories.");
        assertThat(column(outcome, "z").reason()).isEqualTo("The column z is gone.");
        assertThat(outcome.driftedShare()).isEqualTo(2 / 3.0);
    }

    @Test
    void timesAreJudgedOnlyWhenNamed() {
        DatasetData reference = Tables.with()
                .times("at", normal(1, 100, 0, 1))
                .numbers("x", normal(2, 100, 0, 1))
                .build();
        DatasetData current = Tables.with()
                .times("at", normal(1, 100, 9, 1))
                .numbers("x", normal(3, 100, 0, 1))
                .build();

        DriftOutcome outcome = DriftCheck.run(reference, current, DEFAULT);
        assertThat(outcome.detected()).isFalse();
        assertThat(column(outcome, "at").decided()).isFalse();
        assertThat(outcome.sentence()).isEqualTo("No drift: none of 1 column drifted (rule: any). Not judged: at.");

        assertThat(DriftCheck.run(reference, current, new DriftOptions().columns(List.of("at")))
                        .detected())
                .isTrue();
    }

    @Test
    void rulesDecideOverTheDataSet() {
        DatasetData reference = Tables.with()
                .numbers("a", normal(1, 500, 0, 1))
                .numbers("b", normal(2, 500, 0, 1))
                .numbers("c", normal(3, 500, 0, 1))
                .numbers("d", normal(4, 500, 0, 1))
                .build();
        DatasetData current = Tables.with()
                .numbers("a", normal(5, 500, 1, 1))
                .numbers("b", normal(6, 500, 0, 1))
                .numbers("c", normal(7, 500, 0, 1))
                .numbers("d", normal(8, 500, 0, 1))
                .build();

        assertThat(detected(reference, current, "any")).isTrue();
        assertThat(detected(reference, current, "share >= 0.25")).isTrue();
        assertThat(detected(reference, current, "share 30 %")).isFalse();
        assertThat(detected(reference, current, "columns: a, b")).isTrue();
        assertThat(detected(reference, current, "columns: b,c")).isFalse();
    }

    private static boolean detected(DatasetData reference, DatasetData current, String rule) {
        return DriftCheck.run(reference, current, new DriftOptions().datasetRule(DatasetRule.parse(rule)))
                .detected();
    }

    @Test
    void whatCannotBeJudgedIsAnErrorAndNoPass() {
        DatasetData reference = Tables.with()
                .numbers("x", normal(1, 500, 0, 1))
                .numbers("y", 1, 2, 3)
                .build();
        DatasetData empty = Tables.with().numbers("x").numbers("y").build();
        DatasetData tiny =
                Tables.with().numbers("x", 1, 2, 3).numbers("y", 1, 2, 3).build();

        assertThatThrownBy(() -> DriftCheck.run(reference, empty, DEFAULT))
                .isInstanceOf(InputException.class)
                .hasMessage("Drift cannot be judged: the current data has no rows.");
        assertThatThrownBy(() -> DriftCheck.run(reference, tiny, DEFAULT))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "Drift cannot be judged: x was not judged: the current data has only 3 values, at least 5 are needed.");
        DatasetData fine = Tables.with()
                .numbers("x", normal(2, 500, 0, 1))
                .numbers("y", 1, 2, 3)
                .build();
        assertThat(DriftCheck.run(reference, fine, DEFAULT).detected()).isFalse();
        assertThatThrownBy(() -> DriftCheck.run(
                        reference, fine, new DriftOptions().datasetRule(DatasetRule.parse("columns: y"))))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(
                        "Drift cannot be judged by important columns: y was not judged: the reference has only 3 values");
    }

    @Test
    void anImportantColumnThatIsNotComparedIsAnErrorAndNotNoDrift() {
        DatasetData reference = Tables.with()
                .numbers("x", normal(1, 500, 0, 1))
                .numbers("label", normal(2, 500, 0, 1))
                .build();
        DatasetData unlabelled =
                Tables.with().numbers("x", normal(3, 500, 0, 1)).build();

        assertThatThrownBy(() -> DriftCheck.run(
                        reference,
                        unlabelled,
                        new DriftOptions().target("label").datasetRule(DatasetRule.parse("columns: label"))))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "Drift cannot be judged by the important column 'label': it was not compared, since the current"
                                + " data lack it and it is the target, or the options leave it out.");
        assertThatThrownBy(() -> DriftCheck.run(
                        reference,
                        unlabelled,
                        new DriftOptions().target("label").columns(List.of("label"))))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("Drift cannot be judged: it was not compared");
    }

    @Test
    void correctionsAreNamedAndChangeTheVerdict() {
        Tables before = Tables.with();
        Tables after = Tables.with();
        for (int i = 0; i < 20; i++) {
            before.numbers("c" + i, normal(i, 200, 0, 1));
            after.numbers("c" + i, normal(100 + i, 200, 0, 1));
        }
        DriftOutcome none =
                DriftCheck.run(before.build(), after.build(), new DriftOptions().correction(Correction.NONE));
        DriftOutcome holm = DriftCheck.run(before.build(), after.build(), DEFAULT);

        for (ColumnDrift column : none.columns()) {
            assertThat(column(holm, column.name()).pValue()).isGreaterThanOrEqualTo(column.pValue());
        }
        assertThat(holm.columns().get(0).reason()).contains("(Holm over 20 tests)");
        assertThat(none.columns().get(0).reason()).contains("(no correction over 20 tests)");
    }
}
