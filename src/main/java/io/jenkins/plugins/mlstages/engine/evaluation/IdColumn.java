package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.data.Batch;
import io.jenkins.plugins.mlstages.engine.data.TextSlice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A column of row ids, each as a 64-bit hash of its text: two of a million ids share one with a chance of 3 in 10^8. */
final class IdColumn implements Column<IdColumn> {
    private final List<long[]> parts = new ArrayList<>();
    private int size;

    @Override
    public void add(Batch batch, int column) {
        long[] values = new long[batch.rows()];
        TextSlice text = batch.column(column) instanceof TextSlice slice ? slice : null;
        for (int row = 0; row < values.length; row++) {
            if (batch.missing(column, row)) {
                throw batch.wrong(column, row, "the id is missing.");
            }
            values[row] =
                    text != null ? hash(text.bytes(), text.start(row), text.end(row)) : hash(batch.text(column, row));
        }
        parts.add(values);
        size += values.length;
    }

    static long hash(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        return hash(bytes, 0, bytes.length);
    }

    /** FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo), then the finishing steps of MurmurHash3 to spread short ids. */
    private static long hash(byte[] bytes, int start, int end) {
        long hash = 0xcbf29ce484222325L;
        for (int i = start; i < end; i++) {
            hash = (hash ^ bytes[i]) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }

    @Override
    public void append(IdColumn later) {
        parts.addAll(later.parts);
        size += later.size;
    }

    long[] values() {
        long[] values = new long[size];
        int at = 0;
        for (long[] part : parts) {
            System.arraycopy(part, 0, values, at, part.length);
            at += part.length;
        }
        return values;
    }
}
