package io.jenkins.plugins.mlstages.engine.mlflow.search;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A part of a list. Clients ask for as many as 200,000 at once and go on as long as there is a next part, so they get less at a
 * time than they ask for.
 *
 * @param nextToken what a client sends for the next part, {@code null} at the end
 */
public record Page<T>(List<T> items, String nextToken) {
    /** What {@code search_runs} asks for when it is not told otherwise. */
    static final int MAX_ITEMS = 1_000;

    private static final String PREFIX = "from-";

    /**
     * @param token of the page before, {@code null} or empty for the first
     * @throws InputException when the token is not one of ours
     */
    public static <T> Page<T> of(List<T> all, String token, int size) {
        int from = Math.min(offset(token), all.size());
        int to = (int) Math.min((long) from + Math.min(size, MAX_ITEMS), all.size());
        String next = to == all.size()
                ? null
                : Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString((PREFIX + to).getBytes(StandardCharsets.UTF_8));
        return new Page<>(List.copyOf(all.subList(from, to)), next);
    }

    private static int offset(String token) {
        if (token == null || token.isEmpty()) {
            return 0;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.matches(PREFIX + "\\d{1,9}")) {
                return Integer.parseInt(text.substring(PREFIX.length()));
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new InputException("Invalid page token: it was not given out here.");
    }
}
