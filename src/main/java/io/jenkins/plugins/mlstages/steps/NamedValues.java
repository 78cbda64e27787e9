package io.jenkins.plugins.mlstages.steps;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.ListText;
import java.util.LinkedHashMap;
import java.util.Map;

/** A map of a pipeline as one text of a form: {@code price = 0.2, hour = 0.3}. */
final class NamedValues {
    private NamedValues() {}

    static String text(Map<String, ?> values) {
        return ListText.text(values.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .toList());
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
