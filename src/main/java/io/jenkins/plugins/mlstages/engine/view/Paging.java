package io.jenkins.plugins.mlstages.engine.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which part of a long list is wanted.
 *
 * @param search words that all must occur in a row's text; {@code null} or blank for all rows
 * @param sort key of the column to sort by, {@code null} for the list's own order
 * @param descending largest first
 * @param offset rows to leave out at the beginning
 * @param limit most rows to answer
 */
public record Paging(String search, String sort, boolean descending, int offset, int limit) {
    public static final int MAX_LIMIT = 500;

    public Paging {
        offset = Math.max(0, offset);
        limit = Math.max(1, Math.min(MAX_LIMIT, limit));
    }

    /** What was chosen, and out of how many. */
    record Chosen<T>(List<T> rows, int found, int all) {
        void describe(ObjectNode view, int offset) {
            view.put("offset", offset).put("found", found).put("all", all);
        }
    }

    /**
     * @param text what is searched in
     * @param key what a column sorts by, {@code null} for an unknown column; absent values stand last either way
     */
    <T> Chosen<T> choose(List<T> all, Function<T, String> text, Function<T, Comparable<?>> key) {
        String[] words = search == null
                ? new String[0]
                : search.toLowerCase(Locale.ROOT).trim().split("\\s+");
        Stream<T> rows = all.stream();
        for (String word : words) {
            rows = rows.filter(row -> text.apply(row).toLowerCase(Locale.ROOT).contains(word));
        }
        if (key != null) {
            rows = rows.sorted(comparator(key));
        }
        List<T> found = rows.toList();
        int from = Math.min(offset, found.size());
        return new Chosen<>(found.subList(from, Math.min(found.size(), from + limit)), found.size(), all.size());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private <T> Comparator<T> comparator(Function<T, Comparable<?>> key) {
        Comparator<Comparable> natural = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Function<T, Comparable> raw = (Function) key;
        return Comparator.comparing(raw, Comparator.nullsLast(natural));
    }
}
