package io.jenkins.plugins.mlstages.engine.profile;

import io.jenkins.plugins.mlstages.engine.data.Batch;
import io.jenkins.plugins.mlstages.engine.data.ColumnSlice;
import io.jenkins.plugins.mlstages.engine.data.TextSlice;
import java.util.ArrayList;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Asks one {@link RowCheck} of the rows that one thread sees; what it finds depends on the multiset of rows only. */
final class RowTally {
    private static final int MOST_EXAMPLES = 5;
    private static final int LONGEST_EXAMPLE = 60;

    private final int column;
    private final Predicate<String> wanted;
    private final DistinctTally distinct;
    private final TreeSet<String> examples = new TreeSet<>();
    private long present;
    private long unwanted;

    /** @param column the place of the check's column in the batches */
    RowTally(RowCheck check, int column) {
        this.column = column;
        distinct = check instanceof RowCheck.Unique ? new DistinctTally() : null;
        wanted = check instanceof RowCheck.Matching matching
                ? text -> matching.pattern().matcher(text).matches()
                : check instanceof RowCheck.Among among
                        ? text -> among.allowed().contains(text)
                                || among.allowed().contains(RowCheck.Among.name(text))
                        : text -> true;
    }

    void add(Batch batch) {
        for (int row = 0; row < batch.rows(); row++) {
            String text = text(batch, row);
            if (text == null) {
                continue;
            }
            present++;
            if (distinct != null) {
                distinct.add(Hash64.of(text));
            } else if (!isWanted(batch, row, text)) {
                unwanted++;
                keep(text);
            }
        }
    }

    /** {@code null} when it is missing: also blanks where nothing says that they are a text; or NaN. */
    private String text(Batch batch, int row) {
        String text = batch.text(column, row);
        if (text == null) {
            return null;
        }
        ColumnSlice slice = batch.column(column);
        boolean blank = text.isBlank() && slice instanceof TextSlice texts && !texts.typed();
        return blank || slice.isNumber(row) && Double.isNaN(slice.number(row)) ? null : text;
    }

    private boolean isWanted(Batch batch, int row, String text) {
        try {
            return wanted.test(text);
        } catch (StackOverflowError e) { // java.util.regex calls itself for each turn of a group
            throw batch.wrong(
                    column,
                    row,
                    "the value of " + text.length()
                            + " characters is too long for the regular expression to be matched:"
                            + " a repeated group such as (a|b)* is better written [ab]*.");
        }
    }

    private void keep(String text) {
        examples.add(text.length() <= LONGEST_EXAMPLE ? text : text.substring(0, LONGEST_EXAMPLE) + "...");
        if (examples.size() > MOST_EXAMPLES) {
            examples.pollLast();
        }
    }

    void add(RowTally other) {
        present += other.present;
        unwanted += other.unwanted;
        other.examples.forEach(this::keep);
        if (distinct != null) {
            distinct.add(other.distinct);
        }
    }

    RowCount count() {
        return new RowCount(present, unwanted, new ArrayList<>(examples), distinct == null ? null : distinct.count());
    }
}
