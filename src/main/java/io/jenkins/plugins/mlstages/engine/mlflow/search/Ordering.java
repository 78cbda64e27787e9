package io.jenkins.plugins.mlstages.engine.mlflow.search;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.util.Comparator;
import java.util.List;

/** Columns to sort by, each {@code metrics.rmse DESC} or {@code start_time}. What has no value comes last either way. */
public final class Ordering {
    private Ordering() {}

    /**
     * @param last decides between what is equal in all columns
     * @throws InputException when a column is none of these things
     */
    public static <T extends Searchable> Comparator<T> parse(
            List<String> columns, Vocabulary vocabulary, Comparator<T> last) {
        Comparator<T> order = null;
        for (String column : columns) {
            FilterParser parser = new FilterParser(column, vocabulary);
            Field field = parser.field();
            boolean descending = parser.takeWord("DESC");
            if (!descending) {
                parser.takeWord("ASC");
            }
            if (!parser.isAtEnd()) {
                throw new InputException(
                        "Invalid order_by clause '" + column + "': a column, and ASC or DESC, were expected.");
            }
            Comparator<T> next = by(field, vocabulary.isNumber(field), descending);
            order = order == null ? next : order.thenComparing(next);
        }
        return order == null ? last : order.thenComparing(last);
    }

    private static <T extends Searchable> Comparator<T> by(Field field, boolean number, boolean descending) {
        if (number) {
            Comparator<Double> numbers = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
            // NaN is a value, but of no size: behind all numbers, before what is missing
            Comparator<Double> nanLater =
                    Comparator.comparing((Double d) -> d.isNaN()).thenComparing(numbers);
            return Comparator.comparing(thing -> thing.number(field), Comparator.nullsLast(nanLater));
        }
        Comparator<String> texts = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(
                thing -> thing.texts(field).stream().findFirst().orElse(null), Comparator.nullsLast(texts));
    }
}
