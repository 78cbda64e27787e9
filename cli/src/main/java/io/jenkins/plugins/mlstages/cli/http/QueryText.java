package io.jenkins.plugins.mlstages.cli.http;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The part of an address behind the question mark. */
public final class QueryText {
    private static final int MAX_QUERY = 20_000;

    private QueryText() {}

    /**
     * @param raw as it stands in the address, {@code null} for none
     * @throws InputException when it is too long or broken
     */
    public static Map<String, List<String>> parse(String raw) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (raw == null || raw.isEmpty()) {
            return query;
        }
        if (raw.length() > MAX_QUERY) {
            throw new InputException("The address has more than " + MAX_QUERY + " characters after the question mark.");
        }
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            query.computeIfAbsent(name, n -> new ArrayList<>()).add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InputException("The address holds a broken % sign.", e);
        }
    }
}
