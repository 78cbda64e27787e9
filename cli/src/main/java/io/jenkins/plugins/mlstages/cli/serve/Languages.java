package io.jenkins.plugins.mlstages.cli.serve;

import java.util.List;
import java.util.Locale;

/** The languages of the pages, and which of them a browser gets. */
final class Languages {
    /** Each has its texts in {@code js/strings} and in the bundle of {@link Shell}; the first is for whoever reads none of them. */
    static final List<String> ALL = List.of("en", "de", "fr");

    /** No browser asks for so much; comparing the entries of a longer list with each other would only cost time. */
    private static final int LONGEST_WISH = 1_000;

    private Languages() {}

    /**
     * @param wish the header {@code Accept-Language}, such as {@code de-AT, de;q=0.9, en;q=0.5}; {@code null} without one
     * @return the language of {@link #ALL} that it prefers
     */
    static String chosen(String wish) {
        if (wish == null || wish.isBlank() || wish.length() > LONGEST_WISH) {
            return ALL.get(0);
        }
        try {
            String best = Locale.lookupTag(Locale.LanguageRange.parse(wish), ALL);
            return best == null ? ALL.get(0) : best;
        } catch (IllegalArgumentException e) {
            return ALL.get(0); // what is no list of languages names none
        }
    }
}
