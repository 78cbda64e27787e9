package io.jenkins.plugins.mlstages.engine.profile;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Texts by name.
 *
 * @param names strictly ascending by {@link String#compareTo}
 * @param counts how often each occurs, as long as {@code names}
 * @param size sum of {@code counts}
 */
record ExactNames(String[] names, long[] counts, long size) implements TextSummary {
    /** So many names stay exact, if they have at most {@link #MAX_BYTES} together. */
    static final int MAX_NAMES = 10_000;

    static final int MAX_BYTES = 1 << 19;
    static final ExactNames NONE = new ExactNames(new String[0], new long[0], 0);

    static ExactNames of(SortedMap<String, Long> counted) {
        String[] names = counted.keySet().toArray(String[]::new);
        long[] counts = counted.values().stream().mapToLong(Long::longValue).toArray();
        return new ExactNames(
                names,
                counts,
                counted.values().stream().mapToLong(Long::longValue).sum());
    }

    @Override
    public long distinct() {
        return names.length;
    }

    boolean tooMany() {
        return names.length > MAX_NAMES || bytes() > MAX_BYTES;
    }

    long bytes() {
        long bytes = 0;
        for (String name : names) {
            bytes += name.getBytes(StandardCharsets.UTF_8).length;
        }
        return bytes;
    }

    @Override
    public HashedNames hashed() {
        HashedTally tally = new HashedTally();
        for (int i = 0; i < names.length; i++) {
            tally.add(Hash64.of(names[i]), counts[i]);
        }
        return tally.summary();
    }

    SortedMap<String, Long> counted() {
        TreeMap<String, Long> map = new TreeMap<>();
        for (int i = 0; i < names.length; i++) {
            map.put(names[i], counts[i]);
        }
        return map;
    }

    static void add(Map<String, Long> counted, String name, long count) {
        if (count > 0) {
            counted.merge(name, count, Long::sum);
        }
    }
}
