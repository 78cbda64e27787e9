package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.io.Sha256;
import io.jenkins.plugins.mlstages.engine.record.EvaluationSet;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** Fingerprint of which rows were judged: of ids with labels in the ids' order, or else of the labels in the rows' order. */
final class SetFingerprint {
    private SetFingerprint() {}

    static EvaluationSet of(Predictions predictions) {
        MessageDigest digest = Sha256.digest();
        Rows rows = predictions.rows();
        if (rows.ids() == null && predictions instanceof BinaryPredictions binary) {
            digest.update(binary.labels()); // what the loop below would put, in one go
            return new EvaluationSet(Sha256.hex(digest), false, rows.size());
        }
        int[] order = null;
        if (rows.ids() != null) {
            order = new int[rows.size()];
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
            RadixSort.sort(rows.ids().clone(), order);
        }
        // classes by name: their codes also depend on what was predicted
        long[] names = predictions instanceof ClassPredictions classes
                ? classes.classes().stream().mapToLong(IdColumn::hash).toArray()
                : null;
        ByteBuffer buffer = ByteBuffer.allocate(1 << 13);
        for (int i = 0; i < rows.size(); i++) {
            int row = order == null ? i : order[i];
            if (buffer.remaining() < 16) {
                digest.update(buffer.flip());
                buffer.clear();
            }
            if (rows.ids() != null) {
                buffer.putLong(rows.ids()[row]);
            }
            putLabel(predictions, row, names, buffer);
        }
        digest.update(buffer.flip());
        return new EvaluationSet(Sha256.hex(digest), rows.ids() != null, rows.size());
    }

    private static void putLabel(Predictions predictions, int row, long[] names, ByteBuffer buffer) {
        if (predictions instanceof BinaryPredictions binary) {
            buffer.put(binary.labels()[row]);
        } else if (predictions instanceof ClassPredictions classes) {
            buffer.putLong(names[classes.labels()[row]]);
        } else {
            buffer.putDouble(((NumberPredictions) predictions).labels()[row]);
        }
    }
}
