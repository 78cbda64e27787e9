package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.data.NumberText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The names of several classes and their order. Where labels, predictions and options all hold numbers, classes are named
 * as numbers: {@code 1} in one column and {@code 1.0} in another are one class. Else a class is its text.
 */
final class ClassNames {
    private final List<String> classes;
    private final UnaryOperator<String> named;

    private ClassNames(Collection<String> texts, boolean numbers) {
        named = numbers ? NumberText::ofPlain : UnaryOperator.identity();
        Set<String> names = new LinkedHashSet<>();
        texts.forEach(text -> names.add(named.apply(text)));
        classes = new ArrayList<>(names);
        boolean ordered = classes.stream().allMatch(NumberText::isPlain);
        classes.sort(ordered ? Comparator.comparingDouble(Double::parseDouble) : Comparator.naturalOrder());
    }

    /**
     * @param predicted {@code null} if there is no such column
     * @param options names of classes in the options
     */
    static ClassNames of(TextColumn labels, TextColumn predicted, Collection<String> options) {
        List<String> texts = new ArrayList<>(labels.texts());
        texts.addAll(predicted == null ? List.of() : predicted.texts());
        texts.addAll(options);
        boolean numbers = labels.numbers()
                && (predicted == null || predicted.numbers())
                && options.stream().allMatch(NumberText::isPlain);
        return new ClassNames(texts, numbers);
    }

    /** All classes, in the order of their codes. */
    List<String> classes() {
        return classes;
    }

    /** The code of a class by a text that stands for it in a column or option. */
    int code(String text) {
        return classes.indexOf(named.apply(text));
    }

    int[] codes(TextColumn column) {
        return column.codes(classes, named);
    }
}
