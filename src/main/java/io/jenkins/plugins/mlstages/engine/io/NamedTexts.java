package io.jenkins.plugins.mlstages.engine.io;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Entries such as {@code price = 0.2}, each name once. */
public final class NamedTexts {
    private NamedTexts() {}

    /**
     * Entries whose name ends at their first {@code =}, for values that may hold others.
     *
     * @param option what they were given to, for errors
     * @throws InputException when an entry has no name or no value, or a name comes twice
     */
    public static Map<String, String> of(String option, List<String> entries) {
        return read(option, entries, false, false);
    }

    /** As {@link #of}; a name alone, without {@code =}, has an empty value. */
    public static Map<String, String> orNames(String option, List<String> entries) {
        return read(option, entries, false, true);
    }

    /** As {@link #of}, but a name ends at its entry's last {@code =}: for names of columns, which may hold others. */
    public static Map<String, String> ofColumns(String option, List<String> entries) {
        return read(option, entries, true, false);
    }

    private static Map<String, String> read(String option, List<String> entries, boolean last, boolean nameAlone) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String entry : entries) {
            int equals = last ? entry.lastIndexOf('=') : entry.indexOf('=');
            boolean alone = nameAlone && equals < 0;
            String name = (equals < 0 ? alone ? entry : "" : entry.substring(0, equals)).strip();
            String value = alone ? "" : entry.substring(equals + 1).strip();
            if (name.isEmpty() || value.isEmpty() && !alone) {
                throw new InputException(
                        option + " '" + entry + "': a name and its value, such as name=value, were expected.");
            }
            if (values.putIfAbsent(name, value) != null) {
                throw new InputException(option + ": '" + name + "' is given twice; each name was expected once.");
            }
        }
        return Collections.unmodifiableMap(values);
    }
}
