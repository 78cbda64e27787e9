package io.jenkins.plugins.mlstages.engine.profile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Counts of texts of one to eight bytes. Each is a number, its bytes with the first in the lowest; so texts that end with
 * the byte 0 are not for this table. Open addressing; the numbers stand alone, so that a look-up touches one line of the
 * cache and the tables of several columns stay in it.
 */
final class ShortTexts {
    /** At least so many places for each text, so that few look-ups meet another one. */
    private static final int ROOM = 4;

    /** The numbers; 0 is a free place. */
    long[] words = new long[64];

    Counts counts = new Counts(64);
    /** A key's bits from here on are its place. */
    int shift = Long.SIZE - 6;

    private int size;

    /** The text as a number, 0 if it is not for this table. */
    static long word(byte[] from, int start, int length) {
        if (length > Long.BYTES || from[start + length - 1] == 0) {
            return 0;
        }
        return Hash64.word(from, start) & -1L >>> (Long.BYTES - length << 3);
    }

    /** The text's place, or the free one where it belongs. */
    int find(long word, long key) {
        long[] w = words;
        int mask = w.length - 1;
        int at = (int) (key >>> shift);
        while (w[at] != word && w[at] != 0) {
            at = at + 1 & mask;
        }
        return at;
    }

    boolean has(long word, long key) {
        return words[find(word, key)] != 0;
    }

    /** Counts a text that is there. */
    void add(long word, long key, long count) {
        counts.add(find(word, key), count);
    }

    void insert(long word, long key) {
        if (++size * ROOM > words.length) {
            grow();
        }
        words[find(word, key)] = word;
    }

    private void grow() {
        long[] old = words;
        Counts oldCounts = counts;
        words = new long[old.length * 2];
        counts = new Counts(words.length);
        shift--;
        for (int i = 0; i < old.length; i++) {
            if (old[i] != 0) {
                int at = find(old[i], TextTally.key(old[i], length(old[i])));
                words[at] = old[i];
                counts.add(at, oldCounts.get(i));
            }
        }
    }

    private static int length(long word) {
        return Long.BYTES - (Long.numberOfLeadingZeros(word) >>> 3);
    }

    /** Takes texts as numbers, their lengths in bytes, and how often each was counted. */
    interface Counted {
        void text(long word, int length, long count);
    }

    void forEach(Counted counted) {
        for (int i = 0; i < words.length; i++) {
            if (words[i] != 0) {
                counted.text(words[i], length(words[i]), counts.get(i));
            }
        }
    }

    static String text(long word, int length) {
        return new String(bytes(word), 0, length, StandardCharsets.UTF_8);
    }

    /** {@link Hash64#of(byte[], int, int)} of the text. */
    static long hash(long word, int length) {
        return Hash64.of(bytes(word), 0, length);
    }

    private static byte[] bytes(long word) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(word)
                .array();
    }
}
