package io.jenkins.plugins.mlstages.engine.profile;

import io.jenkins.plugins.mlstages.engine.data.TextSlice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts texts: by name up to the bounds of {@link ExactNames}, then by hash cell. Names are kept as bytes, short ones in a
 * {@link ShortTexts}, the others in a table with open addressing. Behind every text given, 16 more bytes must be there,
 * whatever they are.
 */
final class TextTally {
    /** Texts up to this length stand in their slot; of longer ones, a hash. */
    private static final int SHORT = 15;

    private static final int PAD = 16;
    private static final int FIELDS = 2;
    private static final int SECOND = 1;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private ShortTexts shorts = new ShortTexts();

    /**
     * For each slot: the first eight bytes of a text; the next seven and its length, 0 in a free slot. Side by side, so that a
     * look-up touches one line of the cache; what is not looked up stands apart.
     */
    private long[] slots = new long[FIELDS * 64];

    private Counts counts = new Counts(64);
    /** By slot: where the text stands in {@link #store}. */
    private int[] offsets = new int[64];

    private int shift = 64 - 6;
    private byte[] store = new byte[512];
    private int stored;
    private int bytes;
    private int names;
    private int longNames;
    private long key;
    private HashedTally cells;

    boolean isHashed() {
        return cells != null;
    }

    /** A hash of the text given last: it depends on that text only. */
    long key() {
        return key;
    }

    /**
     * Counts texts of up to eight bytes by name while they have been seen already. Not to be asked when names are hashed.
     *
     * @param keys is given each row's {@link #key()}, 0 where the value is empty
     * @return the row of the first other text, or {@code to}
     */
    int addKnown(TextSlice slice, int from, int to, long[] keys) {
        byte[] bytes = slice.bytes();
        long[] w = shorts.words;
        byte[] c = shorts.counts.recent;
        int mask = w.length - 1;
        int right = shorts.shift;
        for (int row = from; row < to; row++) {
            int start = slice.start(row);
            int length = slice.end(row) - start;
            if (length <= 0) {
                keys[row] = 0;
                continue;
            }
            if (length > Long.BYTES) {
                return row;
            }
            long word = Hash64.word(bytes, start) & -1L >>> (Long.BYTES - length << 3);
            long hash = key(word, length);
            int at = (int) (hash >>> right);
            while (w[at] != word) {
                if (w[at] == 0) {
                    return row;
                }
                at = at + 1 & mask;
            }
            if (bytes[start + length - 1] == 0) {
                return row;
            }
            keys[row] = hash;
            if (++c[at] == 0) {
                shorts.counts.carry(at);
            }
        }
        return to;
    }

    /** Counts a text by name if it has been seen already; tells whether. Not to be asked when names are hashed. */
    boolean addKnown(byte[] from, int start, int end) {
        long word = ShortTexts.word(from, start, end - start);
        if (word != 0) {
            key = key(word, end - start);
            boolean known = shorts.has(word, key);
            if (known) {
                shorts.add(word, key, 1);
            }
            return known;
        }
        int at = find(from, start, end);
        if (slots[at + SECOND] == 0) {
            return false;
        }
        counts.add(at / FIELDS, 1);
        return true;
    }

    /** Counts a text of at least one byte. */
    void add(byte[] from, int start, int end, long count) {
        long word = ShortTexts.word(from, start, end - start);
        if (word != 0) {
            key = key(word, end - start);
            addShort(word, end - start, count);
            return;
        }
        int at = find(from, start, end);
        if (cells == null && slots[at + SECOND] == 0) {
            if (isFull(end - start)) {
                leaveNames();
            } else {
                if ((longNames + 1) * 2 * FIELDS > slots.length) {
                    grow();
                    at = find(from, start, end);
                }
                insert(at, from, start, end);
            }
        }
        if (cells != null) {
            cells.add(Hash64.of(from, start, end), count);
        } else {
            counts.add(at / FIELDS, count);
        }
    }

    private void addShort(long word, int length, long count) {
        if (cells == null && !shorts.has(word, key)) {
            if (isFull(length)) {
                leaveNames();
            } else {
                shorts.insert(word, key);
                bytes += length;
                names++;
            }
        }
        if (cells != null) {
            cells.add(ShortTexts.hash(word, length), count);
        } else {
            shorts.add(word, key, count);
        }
    }

    /** Whether one more name of this length is too much. */
    private boolean isFull(int length) {
        return names == ExactNames.MAX_NAMES || bytes + length > ExactNames.MAX_BYTES;
    }

    void add(String name, long count) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > 0) {
            add(Arrays.copyOf(utf8, utf8.length + PAD), 0, utf8.length, count);
        }
    }

    void add(TextTally other) {
        if (other.cells != null) {
            leaveNames();
            cells.add(other.cells.summary());
            return;
        }
        other.shorts.forEach((word, length, count) -> {
            key = key(word, length);
            addShort(word, length, count);
        });
        for (int i = 0; i < other.slots.length; i += FIELDS) {
            if (other.slots[i + SECOND] != 0) {
                int offset = other.offsets[i / FIELDS];
                add(other.store, offset, offset + other.length(i), other.counts.get(i / FIELDS));
            }
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

    /** Where the text's slot is, or the free one where it belongs; also sets its key. */
    private int find(byte[] from, int start, int end) {
        int length = end - start;
        long first;
        long second = (long) length << 56;
        if (length <= 8) {
            first = Hash64.word(from, start) & -1L >>> (8 - length << 3);
        } else if (length <= SHORT) {
            first = Hash64.word(from, start);
            second |= Hash64.word(from, start + 8) & -1L >>> (16 - length << 3);
        } else {
            first = Hash64.of(from, start, end);
            second = Long.MIN_VALUE | length;
        }
        key = key(first, second);
        long[] s = slots;
        int mask = s.length - 1;
        int at = (int) (key >>> shift) * FIELDS;
        while (s[at + SECOND] != 0
                && !(s[at] == first
                        && s[at + SECOND] == second
                        && (second > 0 || same(from, start, end, offsets[at / FIELDS])))) {
            at = at + FIELDS & mask;
        }
        return at;
    }

    /** The key of a text of up to eight bytes. */
    static long key(long word, int length) {
        return key(word, (long) length << 56);
    }

    /** Its highest bits depend on all bits, so they choose the slot. */
    private static long key(long first, long second) {
        return (first ^ second * FACTOR) * FACTOR;
    }

    private boolean same(byte[] from, int start, int end, int offset) {
        return Arrays.equals(from, start, end, store, offset, offset + end - start);
    }

    private void insert(int at, byte[] from, int start, int end) {
        int length = end - start;
        if (stored + length + PAD > store.length) {
            store = Arrays.copyOf(store, Math.max(store.length * 2, stored + length + PAD));
        }
        System.arraycopy(from, start, store, stored, length);
        boolean inSlot = length <= SHORT;
        slots[at] = !inSlot
                ? Hash64.of(from, start, end)
                : Hash64.word(from, start) & (length < 8 ? -1L >>> (8 - length << 3) : -1L);
        slots[at + SECOND] = !inSlot
                ? Long.MIN_VALUE | length
                : (long) length << 56 | (length > 8 ? Hash64.word(from, start + 8) & -1L >>> (16 - length << 3) : 0);
        offsets[at / FIELDS] = stored;
        stored += length;
        bytes += length;
        names++;
        longNames++;
    }

    private void grow() {
        long[] old = slots;
        Counts oldCounts = counts;
        int[] oldOffsets = offsets;
        slots = new long[old.length * 2];
        counts = new Counts(slots.length / FIELDS);
        offsets = new int[slots.length / FIELDS];
        shift--;
        int mask = slots.length - 1;
        for (int i = 0; i < old.length; i += FIELDS) {
            if (old[i + SECOND] != 0) {
                int at = (int) (key(old[i], old[i + SECOND]) >>> shift) * FIELDS;
                while (slots[at + SECOND] != 0) {
                    at = at + FIELDS & mask;
                }
                slots[at] = old[i];
                slots[at + SECOND] = old[i + SECOND];
                counts.add(at / FIELDS, oldCounts.get(i / FIELDS));
                offsets[at / FIELDS] = oldOffsets[i / FIELDS];
            }
        }
    }

    private int length(int slot) {
        long second = slots[slot + SECOND];
        return second < 0 ? (int) second : (int) (second >>> 56);
    }

    private void leaveNames() {
        if (cells != null) {
            return;
        }
        cells = new HashedTally();
        shorts.forEach((word, length, count) -> cells.add(ShortTexts.hash(word, length), count));
        shorts = new ShortTexts();
        for (int i = 0; i < slots.length; i += FIELDS) {
            if (slots[i + SECOND] != 0) {
                int offset = offsets[i / FIELDS];
                cells.add(Hash64.of(store, offset, offset + length(i)), counts.get(i / FIELDS));
            }
        }
        slots = new long[2 * FIELDS];
        counts = new Counts(2);
        offsets = new int[2];
        shift = 63;
        store = null;
    }

    TextSummary summary() {
        if (cells != null) {
            return cells.summary();
        }
        SortedMap<String, Long> counted = new TreeMap<>();
        shorts.forEach((word, length, count) -> counted.put(ShortTexts.text(word, length), count));
        for (int i = 0; i < slots.length; i += FIELDS) {
            if (slots[i + SECOND] != 0) {
                counted.put(
                        new String(store, offsets[i / FIELDS], length(i), StandardCharsets.UTF_8),
                        counts.get(i / FIELDS));
            }
        }
        return ExactNames.of(counted);
    }
}
