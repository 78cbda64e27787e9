package io.jenkins.plugins.mlstages.steps;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Maps, and lists of more than one kind of thing, as pipelines and Job DSL give them. Setters take them as {@link Object},
 * since Job DSL sets no parameter of such a type, and Pipeline's reference shows an error in place of one; here they are
 * checked.
 */
final class UntypedParameter {
    private UntypedParameter() {}

    /**
     * The entries in their order, an empty map for {@code null}.
     *
     * @throws InputException when it is no map
     */
    static LinkedHashMap<String, Object> map(String parameter, Object given) {
        LinkedHashMap<String, Object> map = new LinkedHashMap<>();
        if (given instanceof Map<?, ?> entries) {
            entries.forEach((name, value) -> map.put(String.valueOf(name), plain(value)));
        } else if (given != null) {
            throw new InputException(parameter + " is '" + given + "', but a map of names and values was expected.");
        }
        return map;
    }

    /** A {@link #map} whose values are texts. */
    static LinkedHashMap<String, String> texts(String parameter, Object given) {
        LinkedHashMap<String, String> texts = new LinkedHashMap<>();
        map(parameter, given).forEach((name, value) -> texts.put(name, value == null ? null : String.valueOf(value)));
        return texts;
    }

    /**
     * The elements, an empty list for {@code null}.
     *
     * @throws InputException when it is no list
     */
    static ArrayList<Object> list(String parameter, Object given) {
        ArrayList<Object> list = new ArrayList<>();
        if (given instanceof List<?> elements) {
            elements.forEach(element -> list.add(plain(element)));
        } else if (given != null) {
            throw new InputException(parameter + " is '" + given + "', but a list was expected.");
        }
        return list;
    }

    /** Groovy's texts with values in them are no strings, and its numbers with a fraction are decimals. */
    private static Object plain(Object value) {
        if (value instanceof Map<?, ?>) {
            return map("", value);
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.doubleValue();
        }
        return value instanceof CharSequence ? value.toString() : value;
    }
}
