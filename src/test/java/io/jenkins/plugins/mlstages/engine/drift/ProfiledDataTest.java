package io.jenkins.plugins.mlstages.engine.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledData;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.profile.ColumnRule;
import io.jenkins.plugins.mlstages.engine.profile.ProfileJson;
import io.jenkins.plugins.mlstages.engine.record.ColumnDrift;
import io.jenkins.plugins.mlstages.engine.record.DriftFinding;
import io.jenkins.plugins.mlstages.engine.record.DriftTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From files to decisions: raw data, profiles of it, and both mixed give the same. */
class ProfiledDataTest {
    @TempDir
    Path folder;

    private Path file(String name, String header, int rows, IntFunction<String> row) throws IOException {
        List<String> lines = new ArrayList<>(List.of(header));
        IntStream.range(0, rows).mapToObj(row).forEach(lines::add);
        return Files.write(folder.resolve(name), lines);
    }

    private void electricity(String name, int first, int end) throws IOException {
        List<String[]> columns = new ArrayList<>();
        for (String column : Electricity.COLUMNS) {
            columns.add(Electricity.text(column, first, end));
        }
        file(
                name,
                String.join(",", Electricity.COLUMNS),
                end - first,
                i -> String.join(",", columns.stream().map(c -> c[i]).toList()));
    }

    private ProfiledData read(Map<String, ColumnRule> rules, String... patterns) throws IOException {
        return ProfiledData.read(folder, List.of(patterns), "data", TableOptions.DEFAULT, rules, 2);
    }

    private DriftOutcome compare(String reference, String current, DriftOptions options) throws IOException {
        ProfiledData before = read(Map.of(), reference);
        return DriftCheck.run(
                before.profile(), read(before.profile().rules(), current).profile(), options);
    }

    private static ColumnDrift column(DriftOutcome outcome, String name) {
        return outcome.columns().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double statistic(ColumnDrift column, String method) {
        return column.tests().stream()
                .filter(t -> t.method().equals(method))
                .findFirst()
                .orElseThrow()
                .statistic();
    }

    @Test
    void everyReferenceValueIsReachedFromTheFile() throws Exception {
        Map<String, String> names = Map.of(
                "ks",
                "/ks/statistic",
                "welch-t",
                "/welch_t/statistic",
                "mann-whitney",
                "/mann_whitney/statistic",
                "cramer-von-mises",
                "/cramer_von_mises/statistic",
                "anderson-darling",
                "/anderson_darling/statistic",
                "wasserstein",
                "/wasserstein",
                "wasserstein-normed",
                "/wasserstein_normed",
                "energy-distance",
                "/energy_distance",
                "jensen-shannon",
                "/jensen_shannon_distance_nat_sturges",
                "hellinger",
                "/hellinger_sturges");
        Map<String, String> categorical = Map.of(
                "chi-square",
                "/chi_square_contingency/statistic",
                "g-test",
                "/g_test_contingency/statistic",
                "jensen-shannon",
                "/jensen_shannon_distance_nat",
                "hellinger",
                "/hellinger",
                "total-variation",
                "/total_variation",
                "l-infinity",
                "/l_infinity");
        int compared = 0;
        for (JsonNode window : Electricity.json("electricity-vectors.json").get("windows")) {
            electricity(
                    "before.csv",
                    window.at("/reference_rows/0").asInt(),
                    window.at("/reference_rows/1").asInt());
            electricity(
                    "after.csv",
                    window.at("/current_rows/0").asInt(),
                    window.at("/current_rows/1").asInt());
            DriftOutcome outcome = compare("before.csv", "after.csv", new DriftOptions().methods(List.of("all")));
            for (String name : Electricity.COLUMNS) {
                JsonNode expected = window.get("columns").get(name);
                if (expected.path("constant").asBoolean()) {
                    assertThat(column(outcome, name).tests()).noneMatch(DriftTest::hasAnswer);
                    continue;
                }
                for (Map.Entry<String, String> method : (name.equals("class") ? categorical : names).entrySet()) {
                    double value = expected.at(method.getValue()).doubleValue();
                    assertThat(statistic(column(outcome, name), method.getKey()))
                            .as(name + " " + method.getKey())
                            .isCloseTo(value, within(1e-9 * Math.abs(value)));
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(12 * 10 + 3 * 6);
    }

    @Test
    void profilesRawDataAndBothMixedGiveTheSameOutcomeHoweverTheRowsAreSplit() throws Exception {
        electricity("before.csv", 0, 3_000);
        electricity("before-1.csv", 0, 1_234);
        electricity("before-2.csv", 1_234, 3_000);
        electricity("after.csv", 20_000, 22_000);
        DriftOptions all = new DriftOptions().methods(List.of("all"));
        DriftOutcome expected = compare("before.csv", "after.csv", all);

        Map<String, ColumnRule> rules = read(Map.of(), "before.csv").profile().rules();
        Files.write(
                folder.resolve("p1.json"),
                ProfileJson.write(read(rules, "before-1.csv").profile()));
        Files.write(
                folder.resolve("p2.json"),
                ProfileJson.write(read(rules, "before-2.csv").profile()));
        Files.write(
                folder.resolve("after.json"),
                ProfileJson.write(read(rules, "after.csv").profile()));

        assertThat(compare("before-?.csv", "after.csv", all))
                .usingRecursiveComparison()
                .withComparatorForType(CLOSE, Double.class)
                .isEqualTo(expected);
        assertThat(compare("p?.json", "after.json", all))
                .usingRecursiveComparison()
                .withComparatorForType(CLOSE, Double.class)
                .isEqualTo(expected);
        assertThat(compare("p?.json", "after.csv", all).columns())
                .extracting(ColumnDrift::reason)
                .isEqualTo(expected.columns().stream().map(ColumnDrift::reason).toList());
    }

    private static final java.util.Comparator<Double> CLOSE =
            (a, b) -> Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)) + 1e-12 ? 0 : Double.compare(a, b);

    @Test
    void exactDataIsComparedWithGriddedDataOnTheGrid() throws Exception {
        Random random = new Random(1);
        file("large.csv", "x,y", 200_000, i -> random.nextGaussian() + "," + (i % 3 == 0 ? 0.7 : random.nextDouble()));
        file("small.csv", "x,y", 5_000, i -> random.nextGaussian() + "," + (i % 3 == 0 ? 0.7 : random.nextDouble()));

        DriftOutcome outcome = compare("large.csv", "small.csv", new DriftOptions());

        assertThat(outcome.detected()).isFalse();
        assertThat(statistic(column(outcome, "y"), "ks"))
                .as("the third of the values that are 0.7 stays together")
                .isLessThan(0.03);
    }

    @Test
    void textsAmongNumbersAreAFindingAndMostlyTextsAChangedType() throws Exception {
        Random random = new Random(2);
        file("before.csv", "x,y", 2_000, i -> random.nextGaussian() + "," + random.nextGaussian());
        file("after.csv", "x,y", 2_000, i -> (i % 10 == 0 ? "broken" : random.nextGaussian()) + ",text" + i % 7);

        DriftOutcome outcome = compare("before.csv", "after.csv", new DriftOptions());

        ColumnDrift x = column(outcome, "x");
        assertThat(x.drifted()).isTrue();
        assertThat(x.findings()).extracting(DriftFinding::kind).containsExactly("unfit-values");
        assertThat(x.findings().get(0).sentence()).startsWith("Values of x that are not numeric rose from 0 % to 10 %");
        assertThat(outcome.findings())
                .extracting(DriftFinding::kind, DriftFinding::column)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("type-changed", "y"));
        assertThat(column(outcome, "y").reason()).isEqualTo("The column y held numbers and now holds categories.");
    }

    @Test
    void aColumnThatHadNoValuesHadNoType() throws IOException {
        file("before.csv", "x,y", 200, i -> i + ",");
        file("after.csv", "x,y", 200, i -> i + ",text" + i % 7);

        DriftOutcome outcome = compare("before.csv", "after.csv", new DriftOptions());

        assertThat(column(outcome, "y").reason()).isEqualTo("The column y had no values and now holds categories.");
    }

    @Test
    void aColumnWithoutAnyValueIsOneOfMissingValues() throws Exception {
        Random random = new Random(3);
        file("before.csv", "x,c,z", 500, i -> random.nextGaussian() + ",a" + i % 3 + "," + random.nextGaussian());
        file("after.csv", "x,c,z", 500, i -> ",," + random.nextGaussian());

        DriftOutcome outcome = compare("before.csv", "after.csv", new DriftOptions());

        for (String name : List.of("x", "c")) {
            assertThat(column(outcome, name).drifted()).isTrue();
            assertThat(column(outcome, name).findings())
                    .extracting(DriftFinding::kind)
                    .containsExactly("missing-values");
        }
        assertThat(outcome.findings()).isEmpty();
    }

    @Test
    void codesWithMoreValuesThanBeforeAreStillCodes() throws Exception {
        file("before.csv", "code,x", 1_000, i -> i % 4 + "," + i * 0.37 % 1);
        file("after.csv", "code,x", 1_000, i -> i % 40 + "," + i * 0.37 % 1);

        DriftOutcome outcome = compare("before.csv", "after.csv", new DriftOptions());

        assertThat(column(outcome, "code").type()).isEqualTo("categorical");
        assertThat(column(outcome, "code").findings())
                .extracting(DriftFinding::kind)
                .containsExactly("new-categories");
        assertThat(column(outcome, "code").drifted()).isTrue();
    }

    @Test
    void aBrokenDependenceIsFoundFromProfilesAlone() throws Exception {
        Random random = new Random(4);
        file("before.csv", "a,b", 3_000, i -> {
            double a = random.nextGaussian();
            return a + "," + (2 * a + 0.2 * random.nextGaussian());
        });
        file("after.csv", "a,b", 3_000, i -> random.nextGaussian() + "," + Math.sqrt(4.04) * random.nextGaussian());

        DriftOutcome each = compare("before.csv", "after.csv", new DriftOptions());
        assertThat(each.detected()).isFalse();
        DriftOutcome together = compare("before.csv", "after.csv", new DriftOptions().methods(List.of("ks", "pca")));
        assertThat(together.detected()).isTrue();
        assertThat(together.findings()).extracting(DriftFinding::kind).containsExactly("multivariate");
        assertThat(together.sentence()).contains("the columns depend on each other in another way");
    }

    @Test
    void profilesAndRawDataInOnePlaceAreRefused() throws Exception {
        file("a.csv", "x", 3, i -> "" + i);
        Files.write(
                folder.resolve("a.json"),
                ProfileJson.write(read(Map.of(), "a.csv").profile()));

        assertThatThrownBy(() -> read(Map.of(), "a.*"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("The data data mixes profiles (.json) and raw data: a.csv, a.json");
        assertThatThrownBy(() -> read(Map.of(), "nothing.csv"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nothing.csv");
    }
}
