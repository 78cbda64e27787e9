package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import java.util.Objects;
import java.util.Optional;

/**
 * The predictions of an evaluation's rows, kept so that another version can be compared on the very same rows.
 */
public final class RowPredictions {
    private final Predictions predictions;
    private final EvaluationOptions options;
    private RowPredictions lastBaseline;
    private String lastSlice;
    private Optional<PairedComparison> last;

    RowPredictions(Predictions predictions, EvaluationOptions options) {
        this.predictions = predictions;
        this.options = options;
    }

    /**
     * The paired difference of a metric on the rows that both have. Both values are computed here with these predictions'
     * labels, weights and options, so that they are one quantity; but each version keeps its own threshold.
     *
     * @param slice {@code region=EU} for the rows of one slice here, {@code null} for all
     * @return empty when rows cannot be matched or the metric cannot be compared by rows
     */
    public synchronized Optional<Difference> compare(RowPredictions baseline, String metric, String slice) {
        if (lastBaseline != baseline
                || !Objects.equals(lastSlice, slice)) { // gates often ask for several metrics in turn
            last = PairedComparison.of(predictions, baseline.decided(options.threshold()), options, slice);
            lastBaseline = baseline;
            lastSlice = slice;
        }
        return last.flatMap(comparison -> comparison.difference(metric));
    }

    /** The predictions, classes decided by their own threshold where another one would be asked. */
    private Predictions decided(double threshold) {
        return predictions instanceof BinaryPredictions binary && options.threshold() != threshold
                ? binary.decidedAt(options.threshold())
                : predictions;
    }

    /** The form in which they are kept, {@code null} when they cannot be kept in a bounded form. */
    public byte[] toBytes() {
        return RowPredictionsCodec.write(predictions, options);
    }

    /**
     * @param where what is read, for errors
     * @throws io.jenkins.plugins.mlstages.engine.io.InputException when it is damaged or from a newer program
     */
    public static RowPredictions fromBytes(byte[] bytes, String where) {
        return RowPredictionsCodec.read(bytes, where);
    }
}
