package io.jenkins.plugins.mlstages.engine.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.dataset.CheckedData;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledData;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.profile.RowCount;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectationEvaluatorTest {
    private static final Instant NOW = Instant.parse("2026-11-03T12:00:00Z");

    @TempDir
    Path folder;

    /** 100 rows: ids, prices from 0 to 9.9 of which 5 are missing, states, a code, times up to two days ago. */
    @BeforeEach
    void data() throws IOException {
        List<String> lines = new ArrayList<>(List.of("id,price,state,zip,code,time,odd"));
        for (int i = 0; i < 100; i++) {
            lines.add("r" + i + "," + (i < 5 ? "" : Double.toString(i / 10.0)) + "," + (i % 2 == 0 ? "new" : "sold")
                    + ","
                    + (i == 7 ? "none" : String.format("%05d", i)) + "," + i % 3 + ",2026-11-0" + (i % 2) + "T12:00:00,"
                    + (i == 0 ? "Infinity" : i == 1 ? "NaN" : "1.5"));
        }
        lines.replaceAll(line -> line.replace("2026-11-00", "2026-10-31"));
        Files.write(folder.resolve("data.csv"), lines);
    }

    private GateVerdict judge(String expectation, KnownData known) throws IOException {
        return judge(Expectation.parse(expectation), "data.csv", 2, known);
    }

    private GateVerdict judge(Expectation expectation, String file, int threads, KnownData known) throws IOException {
        DataRecorder recorder = new DataRecorder(List.of(expectation), false);
        CheckedData read = CheckedData.read(
                folder, List.of(file), "train", TableOptions.DEFAULT, Map.of(), recorder.rowChecks(), threads);
        return new ExpectationEvaluator(read.data().profile(), known, NOW)
                .judge(
                        List.of(expectation),
                        read.counts().isEmpty() ? java.util.Collections.singletonList(null) : read.counts())
                .get(0);
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
        GateVerdict judged = judge(expectation, KnownData.NONE);
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
        assertThat(judge("rows >= last (whenNoBaseline=PASS)", KnownData.NONE).passed())
                .isTrue();
        assertThat(judge("mean(state) >= 1 (whenUndecided=PASS)", KnownData.NONE)
                        .passed())
                .isTrue();
        assertThat(judge("mean(state) >= 1 (whenNoBaseline=PASS)", KnownData.NONE)
                        .passed())
                .isFalse();
        assertThat(judge("rows >= 1000 (whenUndecided=PASS)", KnownData.NONE).passed())
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
        java.util.Arrays.fill(lines, "4");
        lines[0] = "price";
        KnownData last = known(profile(lines));
        GateVerdict more = judge("rows <= last * 1.2", last);
        assertThat(more.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(more.sentence())
                .isEqualTo("rows 100 is above the bound 96 that last * 1.2 makes; it was 80 in team/data #3.");
        assertThat(judge("rows <= last * 1.25", last).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(judge("mean(price) <= last + 1.2", last).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(judge("mean(price) <= last + 1.1", last).verdict()).isEqualTo(Verdict.FAILED);
        assertThat(judge("mean(code) <= last", last).sentence())
                .contains("in team/data #3 there is no column 'code'; the columns are price");
    }

    @Test
    void theSchemaIsComparedWithThatOfAVersion() throws IOException {
        GateVerdict other =
                judge("schema == price-up/7", known(profile("id,price,state,zip,code,extra", "a,1.5,c,d,1,2")));
        assertThat(other.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(other.sentence())
                .isEqualTo(
                        "The schema is not that of price-up/7 ('train'): 'extra' is gone, 'time' is new, 'odd' is new.");
        DatasetProfile same = CheckedData.read(
                        folder, List.of("data.csv"), "x", TableOptions.DEFAULT, Map.of(), List.of(), 1)
                .data()
                .profile();
        assertThat(judge("schema == price-up/7", known(same)).sentence())
                .isEqualTo("The schema is that of price-up/7 ('train'): 7 columns.");
        GateVerdict typed = judge(
                "schema == price-up/7",
                known(profile("id,price,state,zip,code,time,odd", "1,x,c,d,1,2026-01-01,a", "2,y,c,d,1,2026-01-01,a")));
        assertThat(typed.sentence()).contains("'id' is categorical instead of numeric");
    }

    @Test
    void beyondTheExactBoundUniquenessIsCountedAndBeyondThatEstimated() throws IOException {
        int rows = 200_000; // more than a profile keeps by name
        List<String> lines = new ArrayList<>(List.of("id"));
        for (int i = 0; i < rows; i++) {
            lines.add("row" + i);
        }
        Files.write(folder.resolve("many.csv"), lines);
        Expectation unique = Expectation.parse("unique(id) >= 100%");
        assertThat(judge(unique, "many.csv", 2, KnownData.NONE).verdict()).isEqualTo(Verdict.PASSED);
        lines.set(rows, "row1");
        Files.write(folder.resolve("many.csv"), lines);
        GateVerdict once = judge(unique, "many.csv", 2, KnownData.NONE);
        assertThat(once.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(once.sentence()).contains("(199,999 of 200,000) is below 100 %");

        DatasetProfile profile = CheckedData.read(
                        folder, List.of("many.csv"), "x", TableOptions.DEFAULT, Map.of(), List.of(), 1)
                .data()
                .profile();
        ExpectationEvaluator estimated = new ExpectationEvaluator(profile, KnownData.NONE, NOW);
        List<Expectation> both = List.of(unique, Expectation.parse("distinct(id) >= 100000"));
        List<GateVerdict> verdicts = estimated.judge(both, java.util.Arrays.asList(null, null));
        assertThat(verdicts.get(0).verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(verdicts.get(0).sentence()).contains("between").contains("cannot be told from 100 %");
        assertThat(verdicts.get(1).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void quantilesOnTheGridAreUndecidedOnlyNearTheBound() throws IOException {
        Random random = new Random(3);
        List<String> lines = new ArrayList<>(List.of("x"));
        for (int i = 0; i < 250_000; i++) {
            lines.add(Double.toString(100 + random.nextGaussian()));
        }
        Files.write(folder.resolve("many.csv"), lines);
        assertThat(judge(Expectation.parse("quantile(x, 0.5) <= 100.3"), "many.csv", 2, KnownData.NONE)
                        .verdict())
                .isEqualTo(Verdict.PASSED);
        assertThat(judge(Expectation.parse("quantile(x, 0.5) <= 99.7"), "many.csv", 2, KnownData.NONE)
                        .verdict())
                .isEqualTo(Verdict.FAILED);
        assertThat(judge(Expectation.parse("quantile(x, 0.5) <= 99.97"), "many.csv", 2, KnownData.NONE)
                        .verdict())
                .isEqualTo(Verdict.UNDECIDED);
    }

    private List<GateVerdict> judge(List<String> texts, Path file, TableOptions options) throws IOException {
        List<GateVerdict> verdicts = new ArrayList<>();
        for (String text : texts) {
            List<Expectation> one = List.of(Expectation.parse(text));
            CheckedData read = CheckedData.read(
                    file.getParent(),
                    List.of(file.getFileName().toString()),
                    "x",
                    options,
                    Map.of(),
                    new DataRecorder(one, false).rowChecks(),
                    1);
            List<RowCount> counts = read.counts().isEmpty() ? java.util.Collections.singletonList(null) : read.counts();
            verdicts.addAll(new ExpectationEvaluator(read.data().profile(), KnownData.NONE, NOW).judge(one, counts));
        }
        return verdicts;
    }

    private void suggestionsHoldFor(Path file) throws IOException {
        CheckedData read = CheckedData.read(
                file.getParent(),
                List.of(file.getFileName().toString()),
                "x",
                TableOptions.DEFAULT,
                Map.of(),
                List.of(),
                1);
        List<String> suggested = Suggestions.of(read.data().profile());
        assertThat(judge(suggested, file, TableOptions.DEFAULT))
                .as(suggested.toString())
                .allSatisfy(verdict ->
                        assertThat(verdict.verdict()).as(verdict.sentence()).isEqualTo(Verdict.PASSED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "True False True False",
                "true False FALSE TRUE",
                "true false maybe True",
                "2024-01-01 2024-01-01T00:00 2024-01-02 open",
                "1 1.0 01 2 x",
                "Infinity inf -Infinity a",
                "'  ' a '  ' b",
                "1e2 100 '100 ' b",
                ""
            })
    void whatIsSuggestedHoldsHoweverValuesAreSpelled(String values) throws IOException {
        List<String> lines = new ArrayList<>(List.of("id,x"));
        for (int i = 0; i < 60 && !values.isEmpty(); i++) {
            java.util.regex.Matcher parts =
                    java.util.regex.Pattern.compile("'([^']*)'|(\\S+)").matcher(values);
            while (parts.find()) {
                lines.add("r" + lines.size() + "," + (parts.group(1) == null ? parts.group(2) : parts.group(1)));
            }
        }
        Path file = Files.write(folder.resolve("spelled.csv"), lines);
        suggestionsHoldFor(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"snappy.parquet", "gzip.parquet", "zstd-v2.parquet", "lz4.parquet"})
    void whatIsSuggestedHoldsForTypedFiles(String name) throws IOException {
        Path file = folder.resolve(name);
        try (java.io.InputStream kept = TableOptions.class.getResourceAsStream(name)) {
            Files.copy(kept, file);
        }
        suggestionsHoldFor(file);
    }

    @Test
    void numbersAndLongTextsMayStandForMissingValuesEverywhere() throws IOException {
        List<String> lines = new ArrayList<>(List.of("x,state"));
        for (int i = 0; i < 10; i++) {
            lines.add((i < 4 ? "-999" : i + ".5") + "," + (i < 3 ? "not applicable (n/a)" : "s" + i));
        }
        Path file = Files.write(folder.resolve("marked.csv"), lines);
        TableOptions options = TableOptions.DEFAULT.withMissing(java.util.Set.of("-999", "not applicable (n/a)"));
        assertThat(judge(
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
        assertThatThrownBy(() -> judge(List.of("matching(x, '(x|y)*') >= 100%"), file, TableOptions.DEFAULT))
                .isInstanceOf(InputException.class)
                .hasMessage("deep.csv, line 2, column 'x': the value of 200000 characters is too long for the regular"
                        + " expression to be matched: a repeated group such as (a|b)* is better written [ab]*.");
    }

    private Verdict verdict(String expectation, List<String> values) throws IOException {
        List<String> lines = new ArrayList<>(values);
        lines.add(0, "x");
        Files.write(folder.resolve("values.csv"), lines);
        return judge(Expectation.parse(expectation), "values.csv", 1, KnownData.NONE)
                .verdict();
    }

    @Test
    void aSumIsRoundedOnce() throws IOException {
        List<String> oneOf49 = new ArrayList<>(java.util.Collections.nCopies(48, "0"));
        oneOf49.add("1");
        assertThat(verdict("sum(x) >= 1", oneOf49)).isEqualTo(Verdict.PASSED);
        assertThat(verdict("sum(x) <= 1", java.util.Collections.nCopies(10, "0.1")))
                .isEqualTo(Verdict.PASSED);
        assertThat(verdict("sum(x) <= 1", List.of("1e300", "1", "-1e300"))).isEqualTo(Verdict.PASSED);
        assertThat(verdict("sum(x) >= 1", List.of("1e300", "1", "-1e300"))).isEqualTo(Verdict.PASSED);
    }

    @Test
    void theRankOfAQuantileIsThatOfTheShareAsItIsWritten() throws IOException {
        List<String> to100 = java.util.stream.IntStream.rangeClosed(1, 100)
                .mapToObj(Integer::toString)
                .toList();
        for (int percent = 1; percent <= 99; percent++) {
            String quantile = "quantile(x, " + percent / 100.0 + ")";
            assertThat(verdict(quantile + " <= " + percent, to100)).as(quantile).isEqualTo(Verdict.PASSED);
            assertThat(verdict(quantile + " >= " + percent, to100)).as(quantile).isEqualTo(Verdict.PASSED);
        }
    }

    @Test
    void quantilesOnTheGridLieInOneCellAndZeroIsKnown() throws IOException {
        List<String> mostlyZero = new ArrayList<>(java.util.Collections.nCopies(90_000, "0"));
        List<String> mostlySeven = new ArrayList<>(java.util.Collections.nCopies(149_000, "7.123456"));
        for (int i = 0; i < 60_000; i++) {
            mostlyZero.add(Double.toString(50 + i / 1e3));
            if (i < 7_000) {
                mostlySeven.add(Double.toString(-1 - i / 1e3));
            }
        }
        assertThat(verdict("quantile(x, 0.5) <= 0", mostlyZero)).isEqualTo(Verdict.PASSED);
        assertThat(verdict("quantile(x, 0.6) >= 0", mostlyZero)).isEqualTo(Verdict.PASSED);
        assertThat(verdict("quantile(x, 0.5) <= 7.1305", mostlySeven)).isEqualTo(Verdict.PASSED);
        assertThat(verdict("quantile(x, 0.5) >= 7.1163", mostlySeven)).isEqualTo(Verdict.PASSED);
        assertThat(verdict("quantile(x, 0.01) >= -6.45", mostlySeven)).isEqualTo(Verdict.PASSED);
        assertThat(verdict("quantile(x, 0.01) <= -6.43", mostlySeven)).isEqualTo(Verdict.PASSED);
    }

    @Test
    void verdictsDoNotDependOnHowRowsAreRead() throws IOException {
        List<String> all = Files.readAllLines(folder.resolve("data.csv"));
        List<String> shuffled = new ArrayList<>(all.subList(1, all.size()));
        java.util.Collections.shuffle(shuffled, new Random(7));
        shuffled.add(0, all.get(0));
        Files.write(folder.resolve("shuffled.csv"), shuffled);
        for (String text : List.of(
                "unique(zip) >= 100%",
                "matching(id, 'r[0-9]') >= 100%",
                "values(id) in {r1}",
                "quantile(price, 0.3) <= 3",
                "mean(price) <= 5")) {
            Expectation expectation = Expectation.parse(text);
            GateVerdict one = judge(expectation, "data.csv", 1, KnownData.NONE);
            assertThat(judge(expectation, "shuffled.csv", 3, KnownData.NONE)).isEqualTo(one);
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
    void suggestionsHoldForTheDataTheyComeFromAndNotForWorse() throws IOException {
        CheckedData read =
                CheckedData.read(folder, List.of("data.csv"), "x", TableOptions.DEFAULT, Map.of(), List.of(), 1);
        List<String> suggested = Suggestions.of(read.data().profile());
        assertThat(suggested)
                .contains(
                        "rows >= 50",
                        "missing(id) <= 0%",
                        "unique(id) >= 100%",
                        "min(price) >= 0",
                        "missing(price) <= 12%",
                        "values(state) in {new, sold}",
                        "values(code) in {0, 1, 2}",
                        "times(time) >= 100%");
        for (String text : suggested) {
            assertThat(judge(text, KnownData.NONE).verdict()).as(text).isEqualTo(Verdict.PASSED);
        }
        Files.writeString(
                folder.resolve("data.csv"), "id,price,state,zip,code,time,odd\nr,-1,gone,,7,x,1\nr,-1,gone,,7,x,1\n");
        List<String> failed = new ArrayList<>();
        for (String text : suggested) {
            if (judge(text, KnownData.NONE).verdict() == Verdict.FAILED) {
                failed.add(text);
            }
        }
        assertThat(failed)
                .contains(
                        "rows >= 50",
                        "unique(id) >= 100%",
                        "min(price) >= 0",
                        "values(state) in {new, sold}",
                        "values(code) in {0, 1, 2}",
                        "times(time) >= 100%");
    }
}
