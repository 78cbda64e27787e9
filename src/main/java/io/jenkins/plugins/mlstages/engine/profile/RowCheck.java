package io.jenkins.plugins.mlstages.engine.profile;

import io.jenkins.plugins.mlstages.engine.data.NumberParser;
import io.jenkins.plugins.mlstages.engine.data.NumberText;
import io.jenkins.plugins.mlstages.engine.data.TimeParser;
import io.jenkins.plugins.mlstages.engine.data.TimeText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What is asked of each value of a column while the data are profiled, because no bounded profile could tell it later. */
public sealed interface RowCheck {
    String column();

    /** Whether whole values match a regular expression. */
    record Matching(String column, Pattern pattern) implements RowCheck {}

    /**
     * Whether values are among those allowed; numbers and points in time are compared by value, truth values in any case.
     *
     * @param allowed as {@link #name} writes them
     */
    record Among(String column, Set<String> allowed) implements RowCheck {
        public Among {
            allowed = Set.copyOf(allowed);
        }

        /** @param values as a user wrote them */
        public static Among of(String column, Iterable<String> values) {
            Set<String> names = new TreeSet<>();
            values.forEach(value -> names.add(name(value)));
            return new Among(column, names);
        }

        /** One name for all spellings of a value that a profile counts as one, see {@link ColumnProfile#categories}. */
        static String name(String value) {
            if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
                return value.toLowerCase(Locale.ROOT);
            }
            return switch (NumberParser.word(value)) {
                case POSITIVE_INFINITY -> "Infinity";
                case NEGATIVE_INFINITY -> "-Infinity";
                case NUMBER -> NumberText.of(NumberParser.value(value));
                case NAN -> value;
                case OTHER -> {
                    long time = TimeParser.parse(value.strip().getBytes(StandardCharsets.UTF_8));
                    yield time == TimeParser.NONE ? value : TimeText.of(time);
                }
            };
        }
    }

    /** Whether values occur once, as they are written. */
    record Unique(String column) implements RowCheck {}
}
