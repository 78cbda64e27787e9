package io.jenkins.plugins.mlstages.engine.mlflow.search;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.mlflow.search.Condition.Operator;
import io.jenkins.plugins.mlstages.engine.mlflow.search.Token.Type;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code metrics.rmse < 1 AND params.model = 'tree' AND tags.`a b` LIKE '%x%'}. */
final class FilterParser {
    private static final int MAX_CONDITIONS = 100;

    private final String filter;
    private final Vocabulary vocabulary;
    private final List<Token> tokens;
    private int next;

    FilterParser(String filter, Vocabulary vocabulary) {
        this.filter = filter;
        this.vocabulary = vocabulary;
        this.tokens = Token.all(filter);
    }

    List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        do {
            if (conditions.size() == MAX_CONDITIONS) {
                throw new InputException("A filter has at most " + MAX_CONDITIONS + " comparisons.");
            }
            conditions.add(condition());
        } while (takeWord("AND"));
        if (next < tokens.size()) {
            throw invalid("AND or the end was expected", tokens.get(next));
        }
        return conditions;
    }

    /** The field of an order: {@code metrics.rmse}, {@code start_time}; whatever stands behind it is left. */
    Field field() {
        Token first = take(Type.NAME, Type.QUOTED);
        if (next >= tokens.size() || tokens.get(next).type() != Type.DOT) {
            return vocabulary.checked(new Field(Field.Kind.ATTRIBUTE, attribute(first)));
        }
        Field.Kind kind = Field.Kind.of(first.text())
                .orElseThrow(() -> new InputException("Invalid entity type '" + first.text()
                        + "'. Valid values are metric, parameter, tag, attribute, dataset."));
        next++;
        StringBuilder key =
                new StringBuilder(take(Type.NAME, Type.QUOTED, Type.NUMBER).text());
        while (next < tokens.size() && tokens.get(next).type() == Type.DOT) {
            next++;
            key.append('.').append(take(Type.NAME, Type.QUOTED, Type.NUMBER).text());
        }
        return vocabulary.checked(new Field(kind, key.toString()));
    }

    /** MLflow also takes {@code Run Name}. */
    private String attribute(Token first) {
        if (first.is("RUN") && next < tokens.size() && tokens.get(next).is("NAME")) {
            next++;
            return "run_name";
        }
        return first.text();
    }

    private Condition condition() {
        Field field = field();
        Operator operator = operator();
        boolean number = vocabulary.isNumber(field);
        if (operator == Operator.IS_NULL || operator == Operator.IS_NOT_NULL) {
            return new Condition(field, operator, null, List.of());
        }
        boolean ofNumbers = operator == Operator.EQUAL || operator == Operator.UNEQUAL || operator.comparesSizes();
        if (number ? !ofNumbers : operator.comparesSizes()) {
            throw new InputException("Invalid comparator '" + operator + "' for '" + field + "', which is "
                    + (number ? "a number." : "a text."));
        }
        if (operator == Operator.IN || operator == Operator.NOT_IN) {
            return new Condition(field, operator, null, list());
        }
        if (number) {
            Token value = take(Type.NUMBER);
            try {
                return new Condition(field, operator, Double.valueOf(value.text()), List.of());
            } catch (NumberFormatException e) {
                throw invalid("a number was expected", value);
            }
        }
        return new Condition(field, operator, null, List.of(take(Type.QUOTED).text()));
    }

    private List<String> list() {
        take(Type.OPEN);
        List<String> values = new ArrayList<>();
        do {
            values.add(take(Type.QUOTED).text());
        } while (takeType(Type.COMMA));
        take(Type.CLOSE);
        return values;
    }

    private Operator operator() {
        Token token = take(Type.OPERATOR, Type.NAME);
        if (token.is("NOT") && takeWord("IN")) {
            return Operator.NOT_IN;
        }
        if (token.is("IS")) {
            boolean not = takeWord("NOT");
            if (takeWord("NULL")) {
                return not ? Operator.IS_NOT_NULL : Operator.IS_NULL;
            }
        }
        for (Operator operator : List.of(Operator.LIKE, Operator.ILIKE, Operator.IN)) {
            if (token.is(operator.name())) {
                return operator;
            }
        }
        for (Operator operator : Operator.values()) {
            if (token.type() == Type.OPERATOR && token.text().equals(operator.toString())) {
                return operator;
            }
        }
        throw invalid("a comparator was expected", token);
    }

    boolean takeWord(String word) {
        boolean is = next < tokens.size() && tokens.get(next).is(word);
        next += is ? 1 : 0;
        return is;
    }

    boolean isAtEnd() {
        return next >= tokens.size();
    }

    private boolean takeType(Type type) {
        boolean is = next < tokens.size() && tokens.get(next).type() == type;
        next += is ? 1 : 0;
        return is;
    }

    private Token take(Type... types) {
        if (next >= tokens.size()) {
            throw new InputException("Invalid filter: it ends too early: " + shown());
        }
        Token token = tokens.get(next);
        if (!List.of(types).contains(token.type())) {
            throw invalid(expected(types[0]) + " was expected", token);
        }
        next++;
        return token;
    }

    private static String expected(Type type) {
        return switch (type) {
            case QUOTED -> "a quoted text";
            case NUMBER -> "a number";
            case NAME -> "a name";
            default -> type.name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    private InputException invalid(String expected, Token token) {
        return new InputException("Invalid filter: " + expected + " at position " + (token.at() + 1) + ", but '"
                + token.text().substring(0, Math.min(40, token.text().length())) + "' stands there: " + shown());
    }

    private String shown() {
        return filter.length() <= 200 ? filter : filter.substring(0, 200) + "...";
    }
}
