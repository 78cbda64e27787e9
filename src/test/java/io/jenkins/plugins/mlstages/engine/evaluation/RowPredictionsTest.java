package io.jenkins.plugins.mlstages.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowPredictionsTest {
    private static RowPredictions kept(Predictions predictions) {
        return RowPredictions.fromBytes(new RowPredictions(predictions, Samples.SCORED).toBytes(), "kept.bin");
    }

    @Test
    void whatIsKeptComparesAsWhatWas() {
        BinaryPredictions baseline = Samples.withIds(Samples.binary(2_000, 1.5, 1), 0);
        BinaryPredictions candidate = Samples.near(baseline, 0.4, 2);
        Difference fresh = PairedComparison.of(candidate, baseline, Samples.SCORED, "auc", null)
                .orElseThrow();
        assertThat(kept(candidate).compare(kept(baseline), "auc", null)).contains(fresh);
    }

    @Test
    void slicesWeightsAndPredictedClassesAreKept() {
        int n = 100;
        double[] weights = new double[n];
        Arrays.setAll(weights, i -> i % 3 + 0.5);
        int[] codes = new int[n];
        Arrays.setAll(codes, i -> i % 2);
        Rows rows = new Rows(n, weights, null, List.of(new SliceColumn("region", List.of("EU", "US"), codes)));
        ClassPredictions classes = new ClassPredictions(rows, List.of("a", "b"), codes, codes, null);
        Difference difference =
                kept(classes).compare(kept(classes), "accuracy", null).orElseThrow();
        assertThat(difference.candidate()).isEqualTo(1);
        NumberPredictions numbers = new NumberPredictions(rows, weights, weights);
        assertThat(kept(numbers)
                        .compare(kept(numbers), "rmse", null)
                        .orElseThrow()
                        .candidate())
                .isZero();
    }

    @Test
    void ofMoreRowsThanAreKeptBothVersionsKeepTheSame() {
        int n = RowPredictionsCodec.MOST_ROWS + 50_000;
        BinaryPredictions baseline = Samples.withIds(Samples.binary(n, 1.5, 1), 0);
        int[] backwards = new int[n];
        Arrays.setAll(backwards, i -> n - 1 - i);
        BinaryPredictions candidate = Samples.near(baseline, 0.4, 2).select(backwards);
        Difference difference =
                kept(candidate).compare(kept(baseline), "accuracy", null).orElseThrow();
        assertThat(difference.rows()).isEqualTo(RowPredictionsCodec.MOST_ROWS);
        Difference all = PairedComparison.of(candidate, baseline, Samples.SCORED, "accuracy", null)
                .orElseThrow();
        assertThat(difference.value()).isCloseTo(all.value(), within(1e-4));

        assertThat(new RowPredictions(Samples.binary(n, 1.5, 1), Samples.SCORED).toBytes())
                .isNull();
    }

    @Test
    void damageIsNoticed() {
        byte[] bytes = new RowPredictions(Samples.binary(100, 1, 1), Samples.SCORED).toBytes();
        assertThatThrownBy(() -> RowPredictions.fromBytes(Arrays.copyOf(bytes, bytes.length / 2), "kept.bin"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("kept.bin");
        assertThatThrownBy(() -> RowPredictions.fromBytes(new byte[] {1, 2, 3}, "kept.bin"))
                .isInstanceOf(InputException.class);
    }
}
