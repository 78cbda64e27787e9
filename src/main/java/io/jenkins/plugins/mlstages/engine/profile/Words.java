package io.jenkins.plugins.mlstages.engine.profile;

import io.jenkins.plugins.mlstages.engine.data.NumberParser;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Tells texts that mean something else than themselves: missing, NaN, infinity. */
final class Words {
    /** What a text is. */
    enum Kind {
        MISSING,
        NAN,
        POSITIVE_INFINITY,
        NEGATIVE_INFINITY,
        NAME
    }

    private static final int LONGEST_NUMBER = 400;

    private final Set<String> missing;
    private final boolean verbatim;
    private final boolean[] firstBytes = new boolean[256];
    private int longest = 9;

    Words(Set<String> missing, boolean verbatim) {
        this.missing = missing;
        this.verbatim = verbatim;
        if (!verbatim) {
            "NniI+-0123456789.".chars().forEach(c -> firstBytes[c] = true);
        }
        for (String word : missing) {
            byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
            if (utf8.length > 0) {
                firstBytes[utf8[0] & 0xFF] = true;
                longest = Math.max(longest, utf8.length);
            }
        }
    }

    Kind kind(byte[] bytes, int start, int end) {
        byte first = bytes[start];
        int most = first >= '+' && first <= '9' ? LONGEST_NUMBER : longest;
        if (!firstBytes[first & 0xFF] || end - start > most) {
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
