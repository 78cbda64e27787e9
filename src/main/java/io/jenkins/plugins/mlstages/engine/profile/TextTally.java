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
    /** Fields of a slot, side by side so that a look-up touches one line of the cache. */
    private static final int HASH = 0;

    private static final int LENGTH = 1;
    private static final int COUNT = 2;
    private static final int OFFSET = 3;
    private static final int FIELDS = 4;

    /** Up to this length, equal hashes of texts of equal length mean equal texts: the hash is then one-to-one. */
    private static final int ONE_TO_ONE = 7;

    private long[] slots = new long[64 * FIELDS];
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

    /** Counts a text by name if it has been seen already; tells whether. Not to be asked when names are hashed. */
    boolean addKnown(byte[] from, int start, int end, long hash) {
        int at = find(from, start, end, hash);
        if (slots[at + LENGTH] == 0) {
            return false;
        }
        slots[at + COUNT]++;
        return true;
    }

    /** Counts a text. Eight more bytes must be there behind it. */
    void add(byte[] from, int start, int end, long hash, long count) {
        if (cells != null) {
            cells.add(hash, count);
            return;
        }
        int at = find(from, start, end, hash);
        if (slots[at + LENGTH] == 0) {
            if (names == ExactNames.MAX_NAMES || bytes + end - start > ExactNames.MAX_BYTES) {
                leaveNames();
                cells.add(hash, count);
                return;
            }
            if ((names + 1) * 3 * FIELDS > slots.length * 2) {
                grow();
                at = find(from, start, end, hash);
            }
            insert(at, from, start, end, hash);
        }
        slots[at + COUNT] += count;
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
        long[] s = slots;
        int mask = s.length - 1;
        int length = end - start;
        int at = (int) hash * FIELDS & mask;
        while (s[at + LENGTH] != 0) {
            if (s[at] == hash
                    && s[at + LENGTH] == length
                    && (length <= ONE_TO_ONE || same(from, start, end, (int) s[at + OFFSET]))) {
                return at;
            }
            at = at + FIELDS & mask;
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
        slots[at + HASH] = hash;
        slots[at + LENGTH] = length;
        slots[at + OFFSET] = stored;
        stored += length;
        bytes += length;
        names++;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        int mask = slots.length - 1;
        for (int i = 0; i < old.length; i += FIELDS) {
            if (old[i + LENGTH] != 0) {
                int at = (int) old[i] * FIELDS & mask;
                while (slots[at + LENGTH] != 0) {
                    at = at + FIELDS & mask;
                }
                System.arraycopy(old, i, slots, at, FIELDS);
            }
        }
    }

    private void leaveNames() {
        if (cells != null) {
            return;
        }
        cells = new HashedTally();
        for (int i = 0; i < slots.length; i += FIELDS) {
            if (slots[i + LENGTH] != 0) {
                cells.add(slots[i + HASH], slots[i + COUNT]);
            }
        }
        slots = null;
        store = null;
    }

    TextSummary summary() {
        if (cells != null) {
            return cells.summary();
        }
        SortedMap<String, Long> counted = new TreeMap<>();
        for (int i = 0; i < slots.length; i += FIELDS) {
            if (slots[i + LENGTH] != 0) {
                String name = new String(store, (int) slots[i + OFFSET], (int) slots[i + LENGTH], StandardCharsets.UTF_8);
                counted.put(name, slots[i + COUNT]);
            }
        }
        return ExactNames.of(counted);
    }
}
