package io.jenkins.plugins.mlstages.engine.mlflow.search;

import java.util.List;

/** Comparisons that must all hold. */
public final class Filter {
    private static final Field NAME = new Field(Field.Kind.ATTRIBUTE, "name");

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

    /** Whether a thing of which only the name is known may still match. */
    public boolean mayMatchName(String name) {
        return conditions.stream()
                .filter(condition -> condition.field().equals(NAME))
                .allMatch(condition -> condition.holds(new Named(name)));
    }

    private record Named(String name) implements Searchable {
        @Override
        public Double number(Field field) {
            return null;
        }

        @Override
        public List<String> texts(Field field) {
            return List.of(name);
        }
    }

    public boolean matches(Searchable thing) {
        return conditions.stream().allMatch(condition -> condition.holds(thing));
    }
}
