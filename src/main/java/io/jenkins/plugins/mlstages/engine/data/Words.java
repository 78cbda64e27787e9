package io.jenkins.plugins.mlstages.engine.data;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Tells texts that mean something else than themselves: missing, NaN, infinity. */
public final class Words {
    /** What a text is. */
    public enum Kind {
        MISSING,
        NAN,
        POSITIVE_INFINITY,
        NEGATIVE_INFINITY,
        NAME
    }

    /** Where no text but the empty one means that a value is missing. */
    static final Words NONE_MISSING = new Words(Set.of());

    private static final int LONGEST_NUMBER = 400;
    private static final int LONGEST_WORD = 9;

    private final Set<String> missing;
    private final boolean[] firstOfMissing = new boolean[256];
    private final boolean[] firstOfAny = new boolean[256];
    private final int longestMissing;
    private final boolean missingNumbers;

    /** @param missing texts that mean a missing value, beside the empty one */
    public Words(Set<String> missing) {
        this.missing = Set.copyOf(missing);
        "NniI+-0123456789.".chars().forEach(c -> firstOfAny[c] = true);
        int longest = 0;
        boolean numbers = false;
        for (String word : missing) {
            byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
            if (utf8.length > 0) {
                firstOfMissing[utf8[0] & 0xFF] = true;
                firstOfAny[utf8[0] & 0xFF] = true;
                longest = Math.max(longest, utf8.length);
                numbers |= startsLikeNumber(word.charAt(0));
            }
        }
        longestMissing = longest;
        missingNumbers = numbers;
    }

    private static boolean startsLikeNumber(char first) {
        return first >= '0' && first <= '9' || "+-. \t".indexOf(first) >= 0;
    }

    /** Whether a text may spell a number and yet mean a missing one, as -999 may. */
    boolean missingNumbers() {
        return missingNumbers;
    }

    /** Whether a text of at least one byte, UTF-8, means a missing value. */
    boolean isMissing(byte[] bytes, int start, int end) {
        return end - start <= longestMissing
                && firstOfMissing[bytes[start] & 0xFF]
                && missing.contains(new String(bytes, start, end - start, StandardCharsets.UTF_8));
    }

    /**
     * What a text of at least one byte, UTF-8, is.
     *
     * @param verbatim whether it is a name unless it means a missing value
     */
    public Kind kind(byte[] bytes, int start, int end, boolean verbatim) {
        byte first = bytes[start];
        boolean[] firsts = verbatim ? firstOfMissing : firstOfAny;
        int most = first >= '+' && first <= '9' ? LONGEST_NUMBER : Math.max(longestMissing, LONGEST_WORD);
        if (!firsts[first & 0xFF] || end - start > most) {
            return Kind.NAME;
        }
        String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        if (missing.contains(text)) {
            return Kind.MISSING;
        }
        if (verbatim) {
            return Kind.NAME;
        }
        return switch (NumberParser.word(text)) {
            case NAN -> Kind.NAN;
            case POSITIVE_INFINITY -> Kind.POSITIVE_INFINITY;
            case NEGATIVE_INFINITY -> Kind.NEGATIVE_INFINITY;
            case NUMBER, OTHER -> Kind.NAME;
        };
    }
}
