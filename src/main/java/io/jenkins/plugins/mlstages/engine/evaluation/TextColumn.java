package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.data.Batch;
import io.jenkins.plugins.mlstages.engine.data.NumberText;
import io.jenkins.plugins.mlstages.engine.data.TextSlice;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A column of few different texts, as codes into the list of them. Whether it holds numbers, so that {@code 1} and
 * {@code 1.0} are one value, is known when all of it is read.
 */
final class TextColumn implements Column<TextColumn> {
    private final String name;
    private final int most;
    private final String missing;
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final List<int[]> parts = new ArrayList<>();
    private int size;
    private boolean typed;

    /**
     * @param name the column's name, for errors
     * @param most how many different texts are expected at most
     * @param missing what a missing value is called, {@code null} if none may be missing
     */
    TextColumn(String name, int most, String missing) {
        this.name = name;
        this.most = most;
        this.missing = missing;
    }

    @Override
    public void add(Batch batch, int column) {
        int[] values = new int[batch.rows()];
        typed |= batch.column(column) instanceof TextSlice slice && slice.typed();
        for (int row = 0; row < values.length; row++) {
            String text = batch.text(column, row);
            if (text == null) {
                if (missing == null) {
                    throw batch.wrong(column, row, "the value is missing.");
                }
                text = missing;
            }
            values[row] = code(text);
        }
        parts.add(values);
        size += values.length;
    }

    private int code(String text) {
        Integer known = codes.get(text);
        if (known != null) {
            return known;
        }
        if (texts.size() == most) {
            throw new InputException(
                    "The column '" + name + "' has more than " + most
                            + " different values; a column of classes or groups has fewer (for numbers, say task: 'regression').");
        }
        codes.put(text, texts.size());
        texts.add(text);
        return texts.size() - 1;
    }

    @Override
    public void append(TextColumn later) {
        int[] moved = new int[later.texts.size()];
        for (int c = 0; c < moved.length; c++) {
            moved[c] = code(later.texts.get(c));
        }
        for (int[] part : later.parts) {
            for (int i = 0; i < part.length; i++) {
                part[i] = moved[part[i]];
            }
            parts.add(part);
        }
        size += later.size;
        typed |= later.typed;
    }

    /** Whether every value is a plain number, and the file does not say that they are texts. */
    boolean numbers() {
        return !typed && texts.stream().allMatch(text -> text.equals(missing) || NumberText.isPlain(text));
    }

    /** The different texts, in the order in which they first stand in the rows. */
    List<String> texts() {
        return texts;
    }

    private int[] codes() {
        int[] values = new int[size];
        int at = 0;
        for (int[] part : parts) {
            System.arraycopy(part, 0, values, at, part.length);
            at += part.length;
        }
        return values;
    }

    /**
     * @param names the values' codes by name
     * @param named gives each text of this column its name
     */
    int[] codes(List<String> names, UnaryOperator<String> named) {
        int[] place = new int[texts.size()];
        for (int c = 0; c < place.length; c++) {
            place[c] = names.indexOf(named.apply(texts.get(c)));
        }
        int[] values = codes();
        for (int i = 0; i < values.length; i++) {
            values[i] = place[values[i]];
        }
        return values;
    }

    SliceColumn slice() {
        UnaryOperator<String> named =
                numbers() ? text -> text.equals(missing) ? text : NumberText.ofPlain(text) : UnaryOperator.identity();
        List<String> names = texts.stream().map(named).distinct().toList();
        return new SliceColumn(name, names, codes(names, named));
    }
}
