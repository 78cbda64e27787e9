package io.jenkins.plugins.mlstages.engine.profile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts texts: by name up to the bounds of {@link ExactNames}, then by hash cell. Names are kept as bytes, in a table with
 * open addressing.
 */
final class TextTally {
    private long[] hashes = new long[64];
    private long[] counts = new long[64];
    private int[] offsets = new int[64];
    private int[] lengths = new int[64];
    private byte[] store = new byte[512];
    private int stored;
    private int bytes;
    private int names;
    private HashedTally cells;

    boolean isHashed() {
        return cells != null;
    }

    boolean isEmpty() {
        return names == 0 && cells == null;
    }

    /** Counts a text that has been seen already; tells whether it was. */
    boolean addKnown(byte[] from, int start, int end, long hash) {
        if (cells != null) {
            cells.add(hash, 1);
            return true;
        }
        int at = find(from, start, end, hash);
        if (lengths[at] == 0) {
            return false;
        }
        counts[at]++;
        return true;
    }

    /** Counts a text. Eight more bytes must be there behind it. */
    void add(byte[] from, int start, int end, long hash, long count) {
        if (cells != null) {
            cells.add(hash, count);
            return;
        }
        int at = find(from, start, end, hash);
        if (lengths[at] == 0) {
            if (names == ExactNames.MAX_NAMES || bytes + end - start > ExactNames.MAX_BYTES) {
                leaveNames();
                cells.add(hash, count);
                return;
            }
            if (names * 2 >= hashes.length) {
                grow();
                at = find(from, start, end, hash);
            }
            insert(at, from, start, end, hash);
        }
        counts[at] += count;
    }

    void add(String name, long count) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(utf8, utf8.length + 8);
        add(padded, 0, utf8.length, Hash64.of(padded, 0, utf8.length), count);
    }

    void add(TextSummary summary) {
        if (summary instanceof ExactNames exact) {
            for (int i = 0; i < exact.names().length; i++) {
                add(exact.names()[i], exact.counts()[i]);
            }
        } else {
            leaveNames();
            cells.add((HashedNames) summary);
        }
    }

    /** The slot of the text, or the free one where it belongs; free slots have the length 0, empty texts are none. */
    private int find(byte[] from, int start, int end, long hash) {
        int mask = hashes.length - 1;
        int at = (int) hash & mask;
        while (lengths[at] != 0 && !(hashes[at] == hash && lengths[at] == end - start && same(from, start, end, offsets[at]))) {
            at = at + 1 & mask;
        }
        return at;
    }

    private boolean same(byte[] from, int start, int end, int offset) {
        int at = start;
        int to = offset;
        for (; at + 8 <= end; at += 8, to += 8) {
            if (Hash64.word(from, at) != Hash64.word(store, to)) {
                return false;
            }
        }
        return at == end || Hash64.tail(from, at, end - at) == Hash64.tail(store, to, end - at);
    }

    private void insert(int at, byte[] from, int start, int end, long hash) {
        int length = end - start;
        if (stored + length + 8 > store.length) {
            store = Arrays.copyOf(store, Math.max(store.length * 2, stored + length + 8));
        }
        System.arraycopy(from, start, store, stored, length);
        hashes[at] = hash;
        offsets[at] = stored;
        lengths[at] = length;
        stored += length;
        bytes += length;
        names++;
    }

    private void grow() {
        long[] oldHashes = hashes;
        long[] oldCounts = counts;
        int[] oldOffsets = offsets;
        int[] oldLengths = lengths;
        int size = oldHashes.length * 2;
        hashes = new long[size];
        counts = new long[size];
        offsets = new int[size];
        lengths = new int[size];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldLengths[i] != 0) {
                int at = (int) oldHashes[i] & size - 1;
                while (lengths[at] != 0) {
                    at = at + 1 & size - 1;
                }
                hashes[at] = oldHashes[i];
                counts[at] = oldCounts[i];
                offsets[at] = oldOffsets[i];
                lengths[at] = oldLengths[i];
            }
        }
    }

    private void leaveNames() {
        if (cells != null) {
            return;
        }
        cells = new HashedTally();
        for (int i = 0; i < hashes.length; i++) {
            if (lengths[i] != 0) {
                cells.add(hashes[i], counts[i]);
            }
        }
        hashes = null;
        counts = null;
        offsets = null;
        lengths = null;
        store = null;
    }

    TextSummary summary() {
        if (cells != null) {
            return cells.summary();
        }
        SortedMap<String, Long> counted = new TreeMap<>();
        for (int i = 0; i < hashes.length; i++) {
            if (lengths[i] != 0) {
                counted.put(new String(store, offsets[i], lengths[i], StandardCharsets.UTF_8), counts[i]);
            }
        }
        return ExactNames.of(counted);
    }
}
