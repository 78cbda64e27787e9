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
    /** Texts up to this length are their own key. */
    private static final int OWN_KEY = 7;

    /** Key and count of each slot, side by side so that a look-up touches one line of the cache; the key 0 is a free slot. */
    private long[] slots = new long[2 * 64];

    /** Offset and length in {@link #store} of each slot's text. */
    private int[] places = new int[2 * 64];

    private int shift = 64 - 6;
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

    /**
     * What a text is looked up by, never 0: up to seven bytes the text itself and its length, else a hash, told apart by the
     * highest bit.
     */
    static long key(byte[] from, int start, int end) {
        int length = end - start;
        if (length <= OWN_KEY) {
            return Hash64.tail(from, start, length) | (long) length << 56;
        }
        return Hash64.of(from, start, end) | Long.MIN_VALUE;
    }

    /** Counts a text by name if it has been seen already; tells whether. Not to be asked when names are hashed. */
    boolean addKnown(byte[] from, int start, int end, long key) {
        int at = find(from, start, end, key);
        if (slots[at] == 0) {
            return false;
        }
        slots[at + 1]++;
        return true;
    }

    /** Counts a text of at least one byte. Eight more bytes must be there behind it. */
    void add(byte[] from, int start, int end, long key, long count) {
        if (cells != null) {
            cells.add(Hash64.of(from, start, end), count);
            return;
        }
        int at = find(from, start, end, key);
        if (slots[at] == 0) {
            if (names == ExactNames.MAX_NAMES || bytes + end - start > ExactNames.MAX_BYTES) {
                leaveNames();
                cells.add(Hash64.of(from, start, end), count);
                return;
            }
            if ((names + 1) * 3 > slots.length) {
                grow();
                at = find(from, start, end, key);
            }
            insert(at, from, start, end, key);
        }
        slots[at + 1] += count;
    }

    void add(String name, long count) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(utf8, utf8.length + 8);
        if (utf8.length > 0) {
            add(padded, 0, utf8.length, key(padded, 0, utf8.length), count);
        }
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

    /** Where the text's slot is, or the free one where it belongs. */
    private int find(byte[] from, int start, int end, long key) {
        long[] s = slots;
        int mask = s.length - 1;
        int at = slot(key);
        while (s[at] != 0 && !(s[at] == key && (key >= 0 || same(from, start, end, at)))) {
            at = at + 2 & mask;
        }
        return at;
    }

    private int slot(long key) {
        return (int) (key * 0x9E3779B97F4A7C15L >>> shift) << 1;
    }

    private boolean same(byte[] from, int start, int end, int slot) {
        if (places[slot + 1] != end - start) {
            return false;
        }
        int at = start;
        int to = places[slot];
        for (; at + 8 <= end; at += 8, to += 8) {
            if (Hash64.word(from, at) != Hash64.word(store, to)) {
                return false;
            }
        }
        return at == end || Hash64.tail(from, at, end - at) == Hash64.tail(store, to, end - at);
    }

    private void insert(int at, byte[] from, int start, int end, long key) {
        int length = end - start;
        if (stored + length + 8 > store.length) {
            store = Arrays.copyOf(store, Math.max(store.length * 2, stored + length + 8));
        }
        System.arraycopy(from, start, store, stored, length);
        slots[at] = key;
        places[at] = stored;
        places[at + 1] = length;
        stored += length;
        bytes += length;
        names++;
    }

    private void grow() {
        long[] old = slots;
        int[] oldPlaces = places;
        slots = new long[old.length * 2];
        places = new int[slots.length];
        shift--;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0) {
                int at = slot(old[i]);
                while (slots[at] != 0) {
                    at = at + 2 & slots.length - 1;
                }
                slots[at] = old[i];
                slots[at + 1] = old[i + 1];
                places[at] = oldPlaces[i];
                places[at + 1] = oldPlaces[i + 1];
            }
        }
    }

    private void leaveNames() {
        if (cells != null) {
            return;
        }
        cells = new HashedTally();
        for (int i = 0; i < slots.length; i += 2) {
            if (slots[i] != 0) {
                cells.add(Hash64.of(store, places[i], places[i] + places[i + 1]), slots[i + 1]);
            }
        }
        slots = null;
        places = null;
        store = null;
    }

    TextSummary summary() {
        if (cells != null) {
            return cells.summary();
        }
        SortedMap<String, Long> counted = new TreeMap<>();
        for (int i = 0; i < slots.length; i += 2) {
            if (slots[i] != 0) {
                counted.put(new String(store, places[i], places[i + 1], StandardCharsets.UTF_8), slots[i + 1]);
            }
        }
        return ExactNames.of(counted);
    }
}
