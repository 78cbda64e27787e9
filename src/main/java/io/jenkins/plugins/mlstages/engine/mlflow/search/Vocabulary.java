package io.jenkins.plugins.mlstages.engine.mlflow.search;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can be asked of one sort of things.
 *
 * @param kinds which kinds of fields there are besides attributes
 * @param texts attributes that are texts
 * @param numbers attributes that are numbers
 * @param otherNames further names of attributes
 */
public record Vocabulary(
        Set<Field.Kind> kinds, Set<String> texts, Set<String> numbers, Map<String, String> otherNames) {
    private static final Set<String> OF_DATASETS = Set.of("name", "digest", "context");

    /**
     * @return the field under its first name
     * @throws InputException when there is no such field
     */
    Field checked(Field field) {
        if (field.kind() == Field.Kind.ATTRIBUTE) {
            String key = otherNames.getOrDefault(field.key(), field.key());
            if (!texts.contains(key) && !numbers.contains(key)) {
                Set<String> known = new TreeSet<>(texts);
                known.addAll(numbers);
                throw new InputException(
                        "Invalid attribute key '" + field.key() + "' specified. Valid keys are " + known + ".");
            }
            return new Field(Field.Kind.ATTRIBUTE, key);
        }
        if (!kinds.contains(field.kind())) {
            throw new InputException("'" + field + "' cannot be asked for here.");
        }
        if (field.kind() == Field.Kind.DATASET && !OF_DATASETS.contains(field.key())) {
            throw new InputException(
                    "Invalid dataset key '" + field.key() + "' specified. Valid keys are name, digest, context.");
        }
        return field;
    }

    boolean isNumber(Field field) {
        return field.kind() == Field.Kind.METRIC
                || field.kind() == Field.Kind.ATTRIBUTE && numbers.contains(field.key());
    }
}
