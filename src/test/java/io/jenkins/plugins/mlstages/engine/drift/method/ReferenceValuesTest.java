package io.jenkins.plugins.mlstages.engine.drift.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.drift.Electricity;
import io.jenkins.plugins.mlstages.engine.drift.Samples;
import io.jenkins.plugins.mlstages.engine.record.DriftTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ReferenceValuesTest {
    private static final double RELATIVE = 1e-9;
    /** scipy gives 1 minus a sum whose Bessel function has relative errors near 1e-14: so far its digits go. */
    private static final double ROUNDING_OF_ONE = 1e-14;

    private static final List<NumericMethod> NUMERIC = List.of(
            new KolmogorovSmirnov(),
            new AndersonDarling(),
            new CramerVonMises(),
            new MannWhitney(),
            new WelchT(),
            new EppsSingleton(),
            new EnergyDistance(),
            new Wasserstein(),
            new NormalisedWasserstein());

    @TestFactory
    Stream<DynamicTest> everyElectricityWindowAndColumnAgreesWithScipy() throws Exception {
        JsonNode windows = Electricity.json("electricity-vectors.json").get("windows");
        return StreamSupport.stream(windows.spliterator(), false)
                .flatMap(window -> Electricity.COLUMNS.stream()
                        .map(column -> DynamicTest.dynamicTest(column + window.get("current_rows"), () -> {
                            JsonNode expected = window.get("columns").get(column);
                            if (expected.has("reference_counts")) {
                                categoriesAgree(expected);
                            } else {
                                numbersAgree(column, window, expected);
                            }
                        })));
    }

    private static void numbersAgree(String column, JsonNode window, JsonNode expected) throws Exception {
        PairedNumbers pair = PairedNumbers.of(
                sample(column, window.get("reference_rows")), sample(column, window.get("current_rows")));
        if (expected.path("constant").asBoolean()) {
            for (NumericMethod method : NUMERIC) {
                DriftTest answer = method.test(pair);
                assertThat(answer.hasAnswer()).as(method.id()).isFalse();
                assertThat(answer.reason()).startsWith("every value of both is 0.");
            }
            return;
        }
        agree(new KolmogorovSmirnov().test(pair), expected.at("/ks/statistic"), expected.at("/ks/p_asymptotic"));
        agree(new WelchT().test(pair), expected.at("/welch_t/statistic"), expected.at("/welch_t/p"));
        agree(new MannWhitney().test(pair), expected.at("/mann_whitney/statistic"), expected.at("/mann_whitney/p"));
        agree(
                new CramerVonMises().test(pair),
                expected.at("/cramer_von_mises/statistic"),
                expected.at("/cramer_von_mises/p"));
        agree(new AndersonDarling().test(pair), expected.at("/anderson_darling/statistic"), null);
        agree(new EnergyDistance().test(pair), expected.get("energy_distance"), null);
        agree(new Wasserstein().test(pair), expected.get("wasserstein"), null);
        agree(new NormalisedWasserstein().test(pair), expected.get("wasserstein_normed"), null);
        agree(NormalisedWasserstein.likeEvidently().test(pair), expected.get("wasserstein_normed"), null);
        double[] edges = StreamSupport.stream(expected.get("sturges_edges").spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
        assertThat(Shares.sturgesEdges(pair)).containsExactly(edges, within(1e-15));
        agree(new JensenShannon().test(pair), expected.get("jensen_shannon_distance_nat_sturges"), null);
        agree(new Hellinger().test(pair), expected.get("hellinger_sturges"), null);
    }

    private static void categoriesAgree(JsonNode expected) {
        Map<String, Integer> reference = new TreeMap<>();
        Map<String, Integer> current = new TreeMap<>();
        for (int i = 0; i < expected.get("categories").size(); i++) {
            reference.put(
                    expected.at("/categories/" + i).asText(),
                    expected.at("/reference_counts/" + i).asInt());
            current.put(
                    expected.at("/categories/" + i).asText(),
                    expected.at("/current_counts/" + i).asInt());
        }
        PairedCategories pair = PairedCategories.of(Samples.categories(reference), Samples.categories(current));
        agree(
                new ChiSquare().test(pair),
                expected.at("/chi_square_contingency/statistic"),
                expected.at("/chi_square_contingency/p"));
        agree(
                new GTest().test(pair),
                expected.at("/g_test_contingency/statistic"),
                expected.at("/g_test_contingency/p"));
        agree(new JensenShannon().test(pair), expected.get("jensen_shannon_distance_nat"), null);
        agree(new Hellinger().test(pair), expected.get("hellinger"), null);
        agree(new TotalVariation().test(pair), expected.get("total_variation"), null);
        agree(new LInfinity().test(pair), expected.get("l_infinity"), null);
        double z = new TwoProportions().test(pair).statistic();
        close(
                "z squared",
                z * z,
                expected.at("/chi_square_contingency/statistic").doubleValue());
    }

    @TestFactory
    Stream<DynamicTest> smallSamplesWithTiesAgreeWithScipy() throws Exception {
        return StreamSupport.stream(Electricity.json("scipy.json").get("pairs").spliterator(), false)
                .map(pair -> DynamicTest.dynamicTest(pair.get("name").asText(), () -> {
                    PairedNumbers samples = PairedNumbers.of(
                            Samples.numbers(array(pair.get("reference"))), Samples.numbers(array(pair.get("current"))));
                    for (NumericMethod method : NUMERIC) {
                        JsonNode expected = pair.get(method.id());
                        agree(
                                method.test(samples),
                                expected.get(0),
                                expected.get(1).isNull() ? null : expected.get(1));
                    }
                }));
    }

    @Test
    void tablesAgreeWithScipy() throws Exception {
        JsonNode scipy = Electricity.json("scipy.json");
        for (JsonNode table : scipy.get("tables")) {
            PairedCategories pair = table(table.get("table"));
            agree(new ChiSquare().test(pair), table.at("/chi-square/0"), table.at("/chi-square/1"));
            agree(new GTest().test(pair), table.at("/g-test/0"), table.at("/g-test/1"));
        }
    }

    @Test
    void fisherAgreesWithScipyFromFourToTenMillionRows() throws Exception {
        for (JsonNode entry : Electricity.json("scipy.json").get("fisher")) {
            JsonNode table = entry.get("table");
            PairedCategories pair = new PairedCategories(
                    new String[] {"a", "b"},
                    new long[] {table.at("/0/0").asLong(), table.at("/0/1").asLong()},
                    new long[] {table.at("/1/0").asLong(), table.at("/1/1").asLong()},
                    table.at("/0/0").asLong() + table.at("/0/1").asLong(),
                    table.at("/1/0").asLong() + table.at("/1/1").asLong(),
                    true);
            close(
                    table.toString(),
                    new FisherExact().compute(pair).pValue(),
                    entry.get("p").doubleValue());
        }
    }

    private static PairedCategories table(JsonNode rows) {
        return PairedCategories.of(
                Samples.counts(StreamSupport.stream(rows.get(0).spliterator(), false)
                        .mapToInt(JsonNode::asInt)
                        .toArray()),
                Samples.counts(StreamSupport.stream(rows.get(1).spliterator(), false)
                        .mapToInt(JsonNode::asInt)
                        .toArray()));
    }

    private static io.jenkins.plugins.mlstages.engine.profile.NumericSample sample(String column, JsonNode rows)
            throws Exception {
        return Samples.numbers(
                Electricity.numbers(column, rows.get(0).asInt(), rows.get(1).asInt()));
    }

    private static double[] array(JsonNode numbers) {
        return StreamSupport.stream(numbers.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }

    private static void agree(DriftTest answer, JsonNode statistic, JsonNode pValue) {
        assertThat(answer.reason()).as(answer.method()).isNull();
        close(answer.method(), answer.statistic(), statistic.doubleValue());
        if (pValue != null) {
            close("p of " + answer.method(), answer.pValue(), pValue.doubleValue());
        } else if (!answer.method().equals("anderson-darling")) {
            assertThat(answer.pValue()).isNull();
        }
    }

    private static void close(String what, double actual, double expected) {
        boolean fromOneMinus = what.contains("cramer");
        double allowed = Math.abs(expected) * RELATIVE + (fromOneMinus ? ROUNDING_OF_ONE : 1e-300);
        assertThat(actual).as(what).isCloseTo(expected, within(allowed));
    }
}
