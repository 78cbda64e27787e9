package io.jenkins.plugins.mlstages.engine.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.dataset.CheckedData;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledData;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationEvaluatorTest {
    @TempDir
    Path folder;

    private Judging judging;

    @BeforeEach
    void data() throws IOException {
        judging = new Judging(folder);
        judging.writeData();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rows >= 100 | PASSED | rows 100 is at least 100.",
                "rows <= 99 | FAILED | rows 100 is above 99.",
                "missing(price) <= 5% | PASSED | missing(price) 5.00 % (5 of 100) is at most 5 %.",
                "missing(price) <= 4.9% | FAILED | missing(price) 5.00 % (5 of 100) is above 4.9 %.",
                "missing(odd) <= 0 | FAILED | missing(odd) 1.00 % (1 of 100) is above 0 %.",
                "missing(nothing) <= 0 | UNDECIDED | there is no column 'nothing'; the columns are id, price",
                "min(price) >= 0.5 | PASSED | min(price) 0.500 is at least 0.5.",
                "max(price) <= 9.8 | FAILED | max(price) 9.90 is above 9.8.",
                "mean(price) <= 5.2 | PASSED | mean(price) 5.20 is at most 5.2.",
                "sum(price) >= 494 | PASSED | sum(price) 494 is at least 494.",
                "sd(price) <= 2 | FAILED | sd(price) 2.76 is above 2.",
                "quantile(price, 0.5) <= 5.2 | PASSED | quantile(price, 0.5) 5.20 is at most 5.2.",
                "quantile(price, 0.5) >= 5.3 | FAILED | is below 5.3.",
                "max(odd) <= 2 | FAILED | max(odd) infinite is above 2.",
                "min(odd) >= 1.5 | PASSED | min(odd) 1.50",
                "mean(odd) <= 2 | UNDECIDED | some of its values are infinite",
                "mean(state) <= 2 | UNDECIDED | none of its values is a number",
                "mean(time) <= 2 | UNDECIDED | points in time",
                "distinct(state) <= 2 | PASSED | distinct(state) 2",
                "unique(id) >= 100% | PASSED | unique(id) 100 % (100 of 100) is at least 100 %.",
                "unique(state) >= 100% | FAILED | unique(state) 2.00 % (2 of 100) is below 100 %.",
                "matching(zip, '[0-9]{5}') >= 99% | PASSED | 99.0 % (99 of 100) is at least 99 %.",
                "matching(zip, '[0-9]{5}') >= 100% | FAILED | is below 100 %.",
                "matching(zip, '[0-9]{4}') >= 1% | FAILED | 0 % (0 of 100)",
                "values(state) in {new, sold} | PASSED | All values of state are allowed (n = 100).",
                "values(state) in {new} | FAILED | 50 values of state are not allowed, such as 'sold' (n = 100).",
                "values(odd) in {1.5} | FAILED | 1 value of odd is not allowed: 'Infinity' (n = 99).",
                "values(code) in {0, 1.0, 2} | PASSED | All values of code are allowed",
                "values(nothing) in {0} | UNDECIDED | there is no column 'nothing'",
                "range(price) in [0, 10] | PASSED | price lies in [0, 10]: its numbers go from 0.500 to 9.90 (n = 95).",
                "range(price) in [1, 10] | FAILED | price leaves [1, 10]: its numbers go from 0.500 to 9.90",
                "range(odd) in [0, 2] | FAILED | odd lies in [0, 2]: its numbers go from 1.50 to 1.50; 1 of its values are infinite or no numbers",
                "range(state) in [0, 2] | FAILED | state has no value in [0, 2]; 100 of its values are infinite or no numbers",
                "age(time) <= 2d | PASSED | age(time) 2 d is at most 2 d.",
                "age(time) <= 47h | FAILED | age(time) 2 d is above 1 d 23 h.",
                "age(price) <= 47h | UNDECIDED | only points in time have an age",
                "numbers(price) >= 100% | PASSED | numbers(price) 100 % (95 of 95)",
                "numbers(zip) >= 100% | FAILED | numbers(zip) 99.0 % (99 of 100) is below 100 %.",
                "times(time) >= 100% | PASSED | times(time) 100 % (100 of 100)",
                "rows >= last * 0.9 | UNDECIDED | these data were not recorded before",
                "schema == price-up@production | UNDECIDED | there is no version 'price-up@production'"
            })
    void everyMeasureIsJudgedWithNumbers(String expectation, Verdict verdict, String sentence) throws IOException {
        GateVerdict judged = judging.judge(expectation, KnownData.NONE);
        assertThat(judged.sentence()).contains(sentence);
        assertThat(judged.verdict()).as(judged.sentence()).isEqualTo(verdict);
        assertThat(judged.passed()).isEqualTo(verdict == Verdict.PASSED);
        assertThat(judged.sentence()).hasLineCount(1).endsWith(".");
    }

    @Test
    void aPointInTimeInTheFutureHasNoAge() throws IOException {
        Files.writeString(folder.resolve("ahead.csv"), "time\n2026-11-20T00:00:00Z\n2026-11-24T00:04:00Z\n");
        Instant now = Instant.parse("2026-11-24T00:00:00Z");
        Expectation fresh = Expectation.parse("age(time) <= 1d");
        DatasetProfile profile = profile("ahead.csv");
        GateVerdict nearly = new ExpectationEvaluator(profile, KnownData.NONE, now)
                .judge(List.of(fresh), Collections.singletonList(null))
                .get(0);
        assertThat(nearly.verdict()).as(nearly.sentence()).isEqualTo(Verdict.PASSED); // a clock may be a little ahead
        assertThat(nearly.sentence()).startsWith("age(time) 0 s is at most 1 d");
        GateVerdict ahead = new ExpectationEvaluator(profile, KnownData.NONE, now.minusSeconds(7_200))
                .judge(List.of(fresh), Collections.singletonList(null))
                .get(0);
        assertThat(ahead.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(ahead.sentence())
                .contains(
                        "its newest point in time is 2 h 4 m in the future: a wrong date, a clock, or a time without its zone");
    }

    @Test
    void aColumnWithoutValuesHasNoType() throws IOException {
        Files.writeString(folder.resolve("full.csv"), "id,x\n1,a\n2,b\n3,c\n");
        Files.writeString(folder.resolve("empty.csv"), "id,x\n1,\n2,\n3,\n");
        DatasetProfile full = profile("full.csv");
        DatasetProfile empty = profile("empty.csv");
        assertThat(SchemaDifference.of(full, empty))
                .containsExactly("'x' has no values, and categorical ones were expected");
        assertThat(SchemaDifference.of(empty, full)).isEmpty();
        assertThat(SchemaDifference.of(empty, empty)).isEmpty();
    }

    private DatasetProfile profile(String file) throws IOException {
        return ProfiledData.read(folder, List.of(file), "data", TableOptions.DEFAULT, Map.of(), 1)
                .profile();
    }

    @Test
    void whoeverInsistsPassesUndecided() throws IOException {
        assertThat(judging.judge("rows >= last (whenNoBaseline=PASS)", KnownData.NONE)
                        .passed())
                .isTrue();
        assertThat(judging.judge("mean(state) >= 1 (whenUndecided=PASS)", KnownData.NONE)
                        .passed())
                .isTrue();
        assertThat(judging.judge("mean(state) >= 1 (whenNoBaseline=PASS)", KnownData.NONE)
                        .passed())
                .isFalse();
        assertThat(judging.judge("rows >= 1000 (whenUndecided=PASS)", KnownData.NONE)
                        .passed())
                .isFalse();
    }

    private DatasetProfile profile(String... lines) throws IOException {
        Files.write(folder.resolve("other.csv"), List.of(lines));
        return CheckedData.read(folder, List.of("other.csv"), "x", TableOptions.DEFAULT, Map.of(), List.of(), 1)
                .data()
                .profile();
    }

    private static KnownData known(DatasetProfile profile) {
        return new KnownData() {
            @Override
            public Optional<Known> last() {
                return Optional.of(new Known("team/data #3", profile));
            }

            @Override
            public Optional<Known> ofVersion(String version) {
                return Optional.of(new Known("price-up/7 ('train')", profile));
            }
        };
    }

    @Test
    void theLastRecordIsCompared() throws IOException {
        String[] lines = new String[81];
        Arrays.fill(lines, "4");
        lines[0] = "price";
        KnownData last = known(profile(lines));
        GateVerdict more = judging.judge("rows <= last * 1.2", last);
        assertThat(more.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(more.sentence())
                .isEqualTo("rows 100 is above the bound 96 that last * 1.2 makes; it was 80 in team/data #3.");
        assertThat(judging.judge("rows <= last * 1.25", last).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(judging.judge("mean(price) <= last + 1.2", last).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(judging.judge("mean(price) <= last + 1.1", last).verdict()).isEqualTo(Verdict.FAILED);
        assertThat(judging.judge("mean(code) <= last", last).sentence())
                .contains("in team/data #3 there is no column 'code'; the columns are price");
    }

    @Test
    void theSchemaIsComparedWithThatOfAVersion() throws IOException {
        GateVerdict other =
                judging.judge("schema == price-up/7", known(profile("id,price,state,zip,code,extra", "a,1.5,c,d,1,2")));
        assertThat(other.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(other.sentence())
                .isEqualTo(
                        "The schema is not that of price-up/7 ('train'): 'extra' is gone, 'time' is new, 'odd' is new.");
        DatasetProfile same = CheckedData.read(
                        folder, List.of("data.csv"), "x", TableOptions.DEFAULT, Map.of(), List.of(), 1)
                .data()
                .profile();
        assertThat(judging.judge("schema == price-up/7", known(same)).sentence())
                .isEqualTo("The schema is that of price-up/7 ('train'): 7 columns.");
        GateVerdict typed = judging.judge(
                "schema == price-up/7",
                known(profile("id,price,state,zip,code,time,odd", "1,x,c,d,1,2026-01-01,a", "2,y,c,d,1,2026-01-01,a")));
        assertThat(typed.sentence()).contains("'id' is categorical instead of numeric");
    }

    @Test
    void verdictsDoNotDependOnHowRowsAreRead() throws IOException {
        List<String> all = Files.readAllLines(folder.resolve("data.csv"));
        List<String> shuffled = new ArrayList<>(all.subList(1, all.size()));
        Collections.shuffle(shuffled, new Random(7));
        shuffled.add(0, all.get(0));
        Files.write(folder.resolve("shuffled.csv"), shuffled);
        for (String text : List.of(
                "unique(zip) >= 100%",
                "matching(id, 'r[0-9]') >= 100%",
                "values(id) in {r1}",
                "quantile(price, 0.3) <= 3",
                "mean(price) <= 5")) {
            Expectation expectation = Expectation.parse(text);
            GateVerdict one = judging.judge(expectation, "data.csv", 1, KnownData.NONE);
            assertThat(judging.judge(expectation, "shuffled.csv", 3, KnownData.NONE))
                    .isEqualTo(one);
        }
    }

    @Test
    void aMeasureThatImprovesKeepsPassing() throws IOException {
        Random random = new Random(9);
        for (int i = 0; i < 2_000; i++) {
            double value = random.nextGaussian();
            double width = random.nextInt(3) * random.nextDouble();
            double bound = random.nextGaussian();
            double gain = random.nextDouble();
            boolean atLeast = random.nextBoolean();
            Expectation expectation = Expectation.parse("mean(x) " + (atLeast ? ">= " : "<= ") + "0");
            int before = rank(new Comparison(expectation, atLeast, Measured.between(value, value + width))
                    .with(bound)
                    .verdict());
            double better = atLeast ? value + gain : value - gain;
            int after = rank(new Comparison(expectation, atLeast, Measured.between(better, better + width))
                    .with(bound)
                    .verdict());
            assertThat(after).isGreaterThanOrEqualTo(before);
        }
    }

    private static int rank(Verdict verdict) {
        return verdict == Verdict.FAILED ? 0 : verdict == Verdict.UNDECIDED ? 1 : 2;
    }

    @Test
    void numbersAndLongTextsMayStandForMissingValuesEverywhere() throws IOException {
        List<String> lines = new ArrayList<>(List.of("x,state"));
        for (int i = 0; i < 10; i++) {
            lines.add((i < 4 ? "-999" : i + ".5") + "," + (i < 3 ? "not applicable (n/a)" : "s" + i));
        }
        Path file = Files.write(folder.resolve("marked.csv"), lines);
        TableOptions options = TableOptions.DEFAULT.withMissing(Set.of("-999", "not applicable (n/a)"));
        assertThat(judging.judge(
                        List.of(
                                "missing(x) <= 40%",
                                "missing(x) >= 40%",
                                "min(x) >= 4.5",
                                "unique(x) >= 100%",
                                "missing(state) >= 30%",
                                "unique(state) >= 100%",
                                "matching(state, 's[0-9]') >= 100%"),
                        file,
                        options))
                .allSatisfy(verdict ->
                        assertThat(verdict.verdict()).as(verdict.sentence()).isEqualTo(Verdict.PASSED));
    }

    @Test
    void aRegularExpressionThatIsTooDeepIsSaidInASentence() throws IOException {
        Path file = Files.write(folder.resolve("deep.csv"), List.of("x", "xy".repeat(100_000)));
        assertThatThrownBy(() -> judging.judge(List.of("matching(x, '(x|y)*') >= 100%"), file, TableOptions.DEFAULT))
                .isInstanceOf(InputException.class)
                .hasMessage("deep.csv, line 2, column 'x': the value of 200000 characters is too long for the regular"
                        + " expression to be matched: a repeated group such as (a|b)* is better written [ab]*.");
    }
}
