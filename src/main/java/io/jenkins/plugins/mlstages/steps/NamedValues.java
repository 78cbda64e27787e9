package io.jenkins.plugins.mlstages.steps;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A map of a pipeline as one text of a form: {@code price = 0.2, hour = 0.3}. */
final class NamedValues {
    private NamedValues() {}

    static String text(Map<String, ?> values) {
        return values.entrySet().stream()
                .map(e -> e.getKey() + " = " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    /** @throws InputException when an entry has no value or a name comes twice */
    static Map<String, String> texts(List<String> entries) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String entry : entries) {
            int equals = entry.lastIndexOf('=');
            String name = equals < 0 ? "" : entry.substring(0, equals).strip();
            String value = entry.substring(equals + 1).strip();
            if (name.isEmpty() || value.isEmpty() || values.put(name, value) != null) {
                throw new InputException("'" + entry + "': 'name = value' was expected, and each name once.");
            }
        }
        return values;
    }

    /** @throws InputException when a value is no number */
    static Map<String, Double> numbers(Map<?, ?> values) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        values.forEach((name, value) -> numbers.put(String.valueOf(name), number(name, value)));
        return numbers;
    }

    private static double number(Object name, Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        try {
            return Double.parseDouble(String.valueOf(value));
        } catch (NumberFormatException e) {
            throw new InputException("The value of '" + name + "' is '" + value + "', but a number was expected.", e);
        }
    }
}
