package io.jenkins.plugins.mlstages.engine.profile;

import io.jenkins.plugins.mlstages.engine.data.NumberText;
import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What is asked of each value of a column while the data are profiled, because no bounded profile could tell it later. */
public sealed interface RowCheck {
    String column();

    /** Whether whole values match a regular expression. */
    record Matching(String column, Pattern pattern) implements RowCheck {}

    /**
     * Whether values are among those allowed; numbers are compared by value.
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

        private static String name(String value) {
            try {
                double number = new BigDecimal(value.strip()).doubleValue();
                return Double.isFinite(number) ? NumberText.of(number) : value;
            } catch (NumberFormatException e) {
                return value;
            }
        }
    }

    /** Whether values occur once, as they are written. */
    record Unique(String column) implements RowCheck {}
}
