package io.jenkins.plugins.mlstages.engine.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.dataset.CheckedData;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectationNumbersTest {
    @TempDir
    Path folder;

    private Judging judging;

    @BeforeEach
    void open() {
        judging = new Judging(folder);
    }

    private Verdict verdict(String expectation, List<String> values) throws IOException {
        List<String> lines = new ArrayList<>(values);
        lines.add(0, "x");
        Files.write(folder.resolve("values.csv"), lines);
        return judging.judge(Expectation.parse(expectation), "values.csv", 1, KnownData.NONE)
                .verdict();
    }

    @Test
    void aSumIsRoundedOnce() throws IOException {
        List<String> oneOf49 = new ArrayList<>(Collections.nCopies(48, "0"));
        oneOf49.add("1");
        assertThat(verdict("sum(x) >= 1", oneOf49)).isEqualTo(Verdict.PASSED);
        assertThat(verdict("sum(x) <= 1", Collections.nCopies(10, "0.1"))).isEqualTo(Verdict.PASSED);
        assertThat(verdict("sum(x) <= 1", List.of("1e300", "1", "-1e300"))).isEqualTo(Verdict.PASSED);
        assertThat(verdict("sum(x) >= 1", List.of("1e300", "1", "-1e300"))).isEqualTo(Verdict.PASSED);
    }

    @Test
    void theRankOfAQuantileIsThatOfTheShareAsItIsWritten() throws IOException {
        List<String> to100 =
                IntStream.rangeClosed(1, 100).mapToObj(Integer::toString).toList();
        for (int percent = 1; percent <= 99; percent++) {
            String quantile = "quantile(x, " + percent / 100.0 + ")";
            assertThat(verdict(quantile + " <= " + percent, to100)).as(quantile).isEqualTo(Verdict.PASSED);
            assertThat(verdict(quantile + " >= " + percent, to100)).as(quantile).isEqualTo(Verdict.PASSED);
        }
    }

    @Test
    void quantilesOnTheGridLieInOneCellAndZeroIsKnown() throws IOException {
        List<String> mostlyZero = new ArrayList<>(Collections.nCopies(90_000, "0"));
        List<String> mostlySeven = new ArrayList<>(Collections.nCopies(149_000, "7.123456"));
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
    void quantilesOnTheGridAreUndecidedOnlyNearTheBound() throws IOException {
        Random random = new Random(3);
        List<String> lines = new ArrayList<>(List.of("x"));
        for (int i = 0; i < 250_000; i++) {
            lines.add(Double.toString(100 + random.nextGaussian()));
        }
        Files.write(folder.resolve("many.csv"), lines);
        assertThat(judging.judge(Expectation.parse("quantile(x, 0.5) <= 100.3"), "many.csv", 2, KnownData.NONE)
                        .verdict())
                .isEqualTo(Verdict.PASSED);
        assertThat(judging.judge(Expectation.parse("quantile(x, 0.5) <= 99.7"), "many.csv", 2, KnownData.NONE)
                        .verdict())
                .isEqualTo(Verdict.FAILED);
        assertThat(judging.judge(Expectation.parse("quantile(x, 0.5) <= 99.97"), "many.csv", 2, KnownData.NONE)
                        .verdict())
                .isEqualTo(Verdict.UNDECIDED);
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
        assertThat(judging.judge(unique, "many.csv", 2, KnownData.NONE).verdict())
                .isEqualTo(Verdict.PASSED);
        lines.set(rows, "row1");
        Files.write(folder.resolve("many.csv"), lines);
        GateVerdict once = judging.judge(unique, "many.csv", 2, KnownData.NONE);
        assertThat(once.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(once.sentence()).contains("(199,999 of 200,000) is below 100 %");

        DatasetProfile profile = CheckedData.read(
                        folder, List.of("many.csv"), "x", TableOptions.DEFAULT, Map.of(), List.of(), 1)
                .data()
                .profile();
        ExpectationEvaluator estimated = new ExpectationEvaluator(profile, KnownData.NONE, Judging.NOW);
        List<Expectation> both = List.of(unique, Expectation.parse("distinct(id) >= 100000"));
        List<GateVerdict> verdicts = estimated.judge(both, Arrays.asList(null, null));
        assertThat(verdicts.get(0).verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(verdicts.get(0).sentence()).contains("between").contains("cannot be told from 100 %");
        assertThat(verdicts.get(1).verdict()).isEqualTo(Verdict.PASSED);
    }
}
