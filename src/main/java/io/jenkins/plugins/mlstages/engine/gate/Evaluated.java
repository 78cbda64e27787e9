package io.jenkins.plugins.mlstages.engine.gate;

import io.jenkins.plugins.mlstages.engine.evaluation.RowPredictions;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.EvaluationSet;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An evaluation with the predictions behind it: a candidate that gates judge, or what is kept of a baseline.
 *
 * @param evaluation its metrics; verdicts in it are not looked at
 * @param predictions its row predictions, read only when a gate needs them; empty if there are none
 */
public record Evaluated(EvaluationRecord evaluation, Supplier<Optional<RowPredictions>> predictions) {
    /** An evaluation of which only metrics are known. */
    public static Evaluated of(EvaluationRecord evaluation) {
        return new Evaluated(evaluation, Optional::empty);
    }

    /**
     * An evaluation that is not kept yet.
     *
     * @param rows its row predictions as bytes, {@code null} if there are none
     */
    public static Evaluated of(EvaluationRecord evaluation, byte[] rows) {
        return new Evaluated(
                evaluation,
                rows == null
                        ? Optional::empty
                        : new Once(() -> Optional.of(RowPredictions.fromBytes(rows, "the row predictions"))));
    }

    /** An evaluation as a run keeps it. */
    public static Evaluated of(EvaluationRecord evaluation, RunRecords run) {
        String sha256 =
                evaluation.details() == null ? null : evaluation.details().predictions();
        return new Evaluated(
                evaluation, sha256 == null ? Optional::empty : new Once(() -> read(run.predictions(sha256))));
    }

    /** Reads predictions when they are asked for, and again only if memory became short meanwhile. */
    private static final class Once implements Supplier<Optional<RowPredictions>> {
        private final Supplier<Optional<RowPredictions>> reading;
        private SoftReference<Optional<RowPredictions>> known = new SoftReference<>(null);

        private Once(Supplier<Optional<RowPredictions>> reading) {
            this.reading = reading;
        }

        @Override
        public synchronized Optional<RowPredictions> get() {
            Optional<RowPredictions> predictions = known.get();
            if (predictions == null) {
                predictions = reading.get();
                known = new SoftReference<>(predictions);
            }
            return predictions;
        }
    }

    private static Optional<RowPredictions> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty(); // may be deleted to save room: then versions are compared unpaired
        }
        try {
            return Optional.of(RowPredictions.fromBytes(
                    Files.readAllBytes(file), file.getFileName().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which rows were judged, {@code null} if that is not known. */
    EvaluationSet set() {
        return evaluation.details() == null ? null : evaluation.details().set();
    }

    /** Whether both were judged on the same rows. */
    boolean onSameRows(Evaluated other) {
        return set() != null
                && other.set() != null
                && set().sha256().equals(other.set().sha256());
    }
}
