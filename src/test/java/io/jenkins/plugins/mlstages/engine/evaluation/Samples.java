package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up predictions, the same for the same seed. */
final class Samples {
    static final EvaluationOptions SCORED =
            EvaluationOptions.builder().label("label").score("score").build();

    private Samples() {}

    /** Labels with a third of positives, and calibrated scores for them that get worse with the noise. */
    static BinaryPredictions binary(int rows, double noise, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] labels = new byte[rows];
        double[] scores = new double[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = (byte) (random.nextInt(3) == 0 ? 1 : 0);
            double logit = 2.0 * labels[i] - 1.3 + noise * random.nextGaussian();
            scores[i] = 1 / (1 + Math.exp(-logit));
        }
        return BinaryPredictions.of(labels, scores);
    }

    /** The same labels with other scores, near the given ones. */
    static BinaryPredictions near(BinaryPredictions predictions, double change, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] scores = predictions.scores().clone();
        for (int i = 0; i < scores.length; i++) {
            double logit = Math.log(scores[i] / (1 - scores[i])) + change * random.nextGaussian();
            scores[i] = 1 / (1 + Math.exp(-logit));
        }
        return new BinaryPredictions(predictions.rows(), predictions.labels(), scores, null, true);
    }

    static BinaryPredictions withIds(BinaryPredictions predictions, int first) {
        long[] ids = new long[predictions.rows().size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = IdColumn.hash("row " + (first + i));
        }
        return predictions.withRows(
                new Rows(ids.length, null, ids, predictions.rows().slices()));
    }

    static BinaryPredictions sliced(BinaryPredictions predictions, SliceColumn... slices) {
        return predictions.withRows(new Rows(
                predictions.rows().size(),
                predictions.rows().weights(),
                predictions.rows().ids(),
                List.of(slices)));
    }
}
