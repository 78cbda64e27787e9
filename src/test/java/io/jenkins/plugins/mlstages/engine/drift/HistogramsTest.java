package io.jenkins.plugins.mlstages.engine.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.mlstages.engine.drift.method.PairedCategories;
import io.jenkins.plugins.mlstages.engine.drift.method.PairedNumbers;
import io.jenkins.plugins.mlstages.engine.record.Distributions;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistogramsTest {
    private static double sum(java.util.List<Double> shares) {
        return shares.stream().mapToDouble(Double::doubleValue).sum();
    }

    @Test
    void manyNumbersGetAtMostSixtyEqualBinsThatAnOutlierDoesNotSqueeze() {
        double[] reference = Tables.normal(1, 50_000, 0, 1);
        double[] current = Tables.normal(2, 50_000, 1, 1);
        current[7] = 1e12;

        Distributions bins = Histograms.numbers(PairedNumbers.of(Samples.numbers(reference), Samples.numbers(current)));

        assertThat(bins.edges()).hasSize(61);
        assertThat(bins.edges().get(0)).isBetween(-2.8, -2.3);
        assertThat(bins.edges().get(60)).isBetween(3.3, 3.9);
        assertThat(sum(bins.reference())).isCloseTo(1, within(1e-12));
        assertThat(sum(bins.current())).isCloseTo(1, within(1e-12));
        assertThat(bins.current().get(59)).as("holds the tail").isGreaterThan(0.004);
        assertThat(bins.categories()).isNull();
    }

    @Test
    void fewNumbersGetOneBinEach() {
        Distributions bins =
                Histograms.numbers(PairedNumbers.of(Samples.numbers(1, 1, 2, 4), Samples.numbers(2, 4, 4, 4)));

        assertThat(bins.edges()).containsExactly(0.5, 1.5, 3.0, 5.0);
        assertThat(bins.reference()).containsExactly(0.5, 0.25, 0.25);
        assertThat(bins.current()).containsExactly(0.0, 0.25, 0.75);
    }

    @Test
    void theMostFrequentCategoriesAreShownAndTheRestIsOther() {
        Map<String, Integer> counts =
                IntStream.range(0, 200).boxed().collect(Collectors.toMap(i -> "c" + i, i -> i + 1));
        PairedCategories pair = PairedCategories.of(Samples.categories(counts), Samples.categories(counts));

        Distributions bins = Histograms.categories(pair);

        assertThat(bins.categories()).hasSize(60).startsWith("c199", "c198").endsWith("c141", "(other)");
        assertThat(sum(bins.reference())).isCloseTo(1, within(1e-12));
        assertThat(bins.edges()).isNull();
        assertThat(Histograms.categories(PairedCategories.of(Samples.counts(1, 2), Samples.counts())))
                .isNull();
    }
}
