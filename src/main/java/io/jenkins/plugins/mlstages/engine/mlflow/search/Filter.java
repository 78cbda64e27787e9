package io.jenkins.plugins.mlstages.engine.mlflow.search;

import java.util.List;

/** Comparisons that must all hold. */
public final class Filter {
    private final List<Condition> conditions;

    private Filter(List<Condition> conditions) {
        this.conditions = List.copyOf(conditions);
    }

    /**
     * @param text {@code null} or blank for everything
     * @throws io.jenkins.plugins.mlstages.engine.io.InputException when it is not a filter on these things
     */
    public static Filter parse(String text, Vocabulary vocabulary) {
        return new Filter(text == null || text.isBlank() ? List.of() : new FilterParser(text, vocabulary).conditions());
    }

    public boolean matches(Searchable thing) {
        return conditions.stream().allMatch(condition -> condition.holds(thing));
    }
}
