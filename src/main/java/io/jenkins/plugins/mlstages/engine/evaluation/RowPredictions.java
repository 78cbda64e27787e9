package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.IntervalAt;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.util.HashMap;
import java.util.Map;
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
    private final Map<Part, Map<String, Metric>> recomputed = new HashMap<>();

    /** Some of the rows, with intervals of a level. */
    private record Part(String slice, double level) {}

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

    /**
     * A metric's interval of another level, by the methods of the evaluation, which these rows are the rows of.
     *
     * @param slice {@code region=EU} for the rows of one slice, {@code null} for all
     * @param rows how many rows the evaluation had there
     * @return empty when these are only some of them, lack what the metric needs, or were evaluated without intervals
     */
    public synchronized Optional<IntervalAt> interval(String metric, String slice, long rows, double level) {
        int[] chosen = options.intervals() ? MatchedRows.rows(predictions, options.slices(), slice) : null;
        if (chosen == null || chosen.length != rows) {
            return Optional.empty();
        }
        Map<String, Metric> there = recomputed.computeIfAbsent(
                new Part(slice, level),
                part -> OtherLevels.of(slice == null ? predictions : predictions.select(chosen), options, level));
        return Optional.ofNullable(there.get(metric))
                .filter(found -> found.value() != null)
                .map(found -> OtherLevels.at(level, found));
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
