package io.jenkins.plugins.mlstages.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counting by decimals gives the profile of the same numbers written with exponents, which go to the grid one by one. */
class DecimalTallyTest {
    /** More than are kept exactly, and so many that most are counted by their decimals. */
    private static final int ROWS = 3 * NumberTally.EXACT_SIZE;

    private final Random random = new Random(4);

    @TempDir
    Path folder;

    @Test
    void ofNumbersNearZero() throws IOException {
        assertSame(row -> decimal(random.nextGaussian() * 10 + 100, 2));
    }

    @Test
    void ofBothSignsWithZeros() throws IOException {
        assertSame(row -> row % 5 == 0 ? row % 10 == 0 ? "0.0000" : "-0.0000" : decimal(random.nextGaussian(), 4));
    }

    @Test
    void ofNumbersOfWhichSomeAreTooFarFromZero() throws IOException {
        assertSame(row -> decimal(random.nextGaussian() * (row % 20 == 0 ? 4_000 : 100), 2));
    }

    @Test
    void ofNumbersOfWhichMostAreTooFarFromZero() throws IOException {
        assertSame(row -> decimal(Math.exp(2 * random.nextGaussian()) * 500, 3));
    }

    @Test
    void ofTheLastNumbersThatAreNearEnoughAndTheFirstThatAreNot() throws IOException {
        String[] edges = {"1310.71", "-1310.71", "1310.72", "-1310.72", "1310.73", "-1310.73"};
        assertSame(row -> row % 100 == 0 ? edges[random.nextInt(edges.length)] : decimal(random.nextDouble() * 90, 2));
    }

    @Test
    void ofNumbersWithVariousDecimals() throws IOException {
        assertSame(row -> decimal(random.nextDouble() * 100, 1 + random.nextInt(3)));
    }

    @Test
    void ofNumbersBetweenMissingOnesTextsAndSpelledOnes() throws IOException {
        String[] others = {"", "NA", "inf", "nan", "n/a", "7", "1e3", " 2.50", "+3.25", "12.", ".5", "-"};
        assertSame(row -> row % 7 == 0 ? others[random.nextInt(others.length)] : decimal(random.nextDouble() * 100, 2));
    }

    private static String decimal(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private void assertSame(IntFunction<String> column) throws IOException {
        List<String> values = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            values.add(column.apply(row));
        }
        DatasetProfile byDecimals = profile(values, UnaryOperator.identity());
        DatasetProfile byExponents = profile(values, DecimalTallyTest::withExponent);

        assertThat(byDecimals.column("x").numbers()).isInstanceOf(GriddedNumbers.class);
        assertThat(Samples.withoutSums(byDecimals)).isEqualTo(Samples.withoutSums(byExponents));
    }

    private static String withExponent(String value) {
        if (!value.matches("-?[0-9]+[.][0-9]+")) {
            return value;
        }
        BigDecimal number = new BigDecimal(value);
        return number.unscaledValue() + "e-" + number.scale();
    }

    private DatasetProfile profile(List<String> values, UnaryOperator<String> written) throws IOException {
        List<String> rows =
                values.stream().map(value -> "r," + written.apply(value)).toList();
        return Samples.profile(folder, "row,x", rows, Map.of());
    }
}
