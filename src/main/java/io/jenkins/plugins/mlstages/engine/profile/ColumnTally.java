package io.jenkins.plugins.mlstages.engine.profile;

import io.jenkins.plugins.mlstages.engine.data.Batch;
import io.jenkins.plugins.mlstages.engine.data.DoubleSlice;
import io.jenkins.plugins.mlstages.engine.data.LongSlice;
import io.jenkins.plugins.mlstages.engine.data.NumberParser;
import io.jenkins.plugins.mlstages.engine.data.TextSlice;
import io.jenkins.plugins.mlstages.engine.data.TimeParser;
import io.jenkins.plugins.mlstages.engine.data.Units;
import io.jenkins.plugins.mlstages.engine.data.Words;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes in the values of one column. Each value goes, by itself, to the numbers, the points in time, the texts, or a count
 * of missing ones, NaN and infinities; what type the column has is decided at the end.
 */
final class ColumnTally {
    private static final double MICROS = 1e6;

    private final String name;
    private final ColumnRule rule;
    private final NumberTally numbers;
    private final NumberTally times = new NumberTally(0);
    private final TextTally texts = new TextTally();
    private final RowHashes.Salt salt;
    private double[] batchTimes = new double[0];
    private int newTimes;
    private boolean lastWasText;
    private long missing;
    private long nan;
    private long positiveInfinite;
    private long negativeInfinite;

    ColumnTally(String name, ColumnRule rule) {
        this.name = name;
        this.rule = rule;
        this.salt = new RowHashes.Salt(name);
        this.numbers = new NumberTally(rule.verbatim() ? 0 : NumberTally.MANY_WAITING);
    }

    /**
     * Adds a batch's values.
     *
     * @param found is given each row's number, NaN where there is none
     * @param units room for the numbers' units
     * @return whether any row has a number; if none has, {@code found} is all NaN
     */
    boolean add(Batch batch, int column, double[] found, RowHashes rows, Units units) {
        newTimes = 0;
        boolean any = false;
        if (batch.column(column) instanceof TextSlice slice) {
            any = addTexts(batch, column, slice, found, rows, units);
        } else if (rule.verbatim()) {
            addNames(batch, column, found, rows);
        } else if (batch.column(column) instanceof DoubleSlice slice) {
            addDoubles(slice, batch.rows(), found);
            any = numbers.offer(found, 0, batch.rows()) > 0;
        } else if (batch.column(column) instanceof LongSlice slice) {
            addLongs(slice, batch.rows(), found, rows);
            any = numbers.offer(found, 0, batch.rows()) > 0;
        }
        times.offer(batchTimes, 0, newTimes);
        return any;
    }

    RowHashes.Salt salt() {
        return salt;
    }

    /** The value, which is no number, as text if it was taken as one, else {@code null}. */
    String name(Batch batch, int column, int row) {
        if (batch.column(column) instanceof TextSlice slice) {
            int start = slice.start(row);
            int end = slice.end(row);
            if (start < end && slice.bytes()[start] > '9') {
                boolean aName = kind(slice, start, end) == Words.Kind.NAME;
                return aName ? new String(slice.bytes(), start, end - start, StandardCharsets.UTF_8) : null;
            }
        }
        String text = batch.text(column, row);
        boolean otherwise = text == null
                || !rule.verbatim()
                        && !(batch.column(column) instanceof TextSlice slice && slice.typed())
                        && (batch.column(column).isNumber(row)
                                || TimeParser.parse(text.getBytes(StandardCharsets.UTF_8)) != TimeParser.NONE);
        return otherwise ? null : text;
    }

    /** @return whether any row has a number */
    private boolean addTexts(Batch batch, int column, TextSlice slice, double[] found, RowHashes rows, Units units) {
        int n = batch.rows();
        int withNumber = 0;
        boolean verbatim = rule.verbatim() || slice.typed();
        for (int row = 0; row < n; row++) {
            int from = row;
            if (!lastWasText && !verbatim) {
                row = slice.parse(row, n, found, units);
                int given = numbers.offer(found, from, row, units);
                missing += row - from - given;
                withNumber += given;
            } else if (!texts.isHashed()) {
                row = texts.addKnown(slice, row, n, rows.keys());
                missing += rows.addTexts(rows.keys(), from, row, salt);
                Arrays.fill(found, from, row, Double.NaN);
            }
            if (row < n) {
                found[row] = addOne(batch, column, row, slice, verbatim, rows);
                withNumber += numbers.offer(found, row, row + 1);
            }
        }
        return withNumber > 0;
    }

    /** Takes in a value of any kind; gives its number, NaN if it has none. */
    private double addOne(Batch batch, int column, int row, TextSlice slice, boolean verbatim, RowHashes rows) {
        byte[] bytes = slice.bytes();
        int start = slice.start(row);
        int end = slice.end(row);
        if (start >= end || slice.missingNumber(row)) {
            missing++;
            return Double.NaN;
        }
        lastWasText = verbatim || bytes[start] > '9';
        if (lastWasText) {
            addText(batch, column, row, slice, start, end, rows);
            return Double.NaN;
        }
        double value = NumberParser.parse(bytes, start, end);
        return value == value ? value : addOther(batch, column, row, slice, start, end, rows);
    }

    /** A text that starts like a number and is none: maybe blanks are around one. */
    private double addOther(Batch batch, int column, int row, TextSlice slice, int start, int end, RowHashes rows) {
        byte[] bytes = slice.bytes();
        int from = start;
        int to = end;
        while (from < to && (bytes[from] == ' ' || bytes[from] == '\t')) {
            from++;
        }
        while (to > from && (bytes[to - 1] == ' ' || bytes[to - 1] == '\t')) {
            to--;
        }
        if (from == to) {
            missing++;
            return Double.NaN;
        }
        if (to - from < end - start) {
            double value = NumberParser.parse(bytes, from, to);
            if (value == value) {
                return value;
            }
        }
        long time = TimeParser.parse(bytes, from, to);
        if (time != TimeParser.NONE) {
            addTime(time, row, rows);
        } else {
            addText(batch, column, row, slice, start, end, rows);
        }
        return Double.NaN;
    }

    private void addText(Batch batch, int column, int row, TextSlice slice, int start, int end, RowHashes rows) {
        byte[] bytes = slice.bytes();
        if (!texts.isHashed() && texts.addKnown(bytes, start, end)) {
            rows.addText(row, texts.key(), salt);
            return;
        }
        switch (kind(slice, start, end)) {
            case MISSING -> missing++;
            case NAN -> nan++;
            case POSITIVE_INFINITY -> positiveInfinite++;
            case NEGATIVE_INFINITY -> negativeInfinite++;
            case NAME -> {
                if (!texts.isHashed()) {
                    mustBeUtf8(batch, column, row, bytes, start, end);
                }
                texts.add(bytes, start, end, 1);
                rows.addText(row, texts.key(), salt);
            }
        }
    }

    private Words.Kind kind(TextSlice slice, int start, int end) {
        return slice.words().kind(slice.bytes(), start, end, rule.verbatim() || slice.typed());
    }

    private static void mustBeUtf8(Batch batch, int column, int row, byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] < 0) {
                try {
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, end - start));
                    return;
                } catch (CharacterCodingException e) {
                    throw batch.wrong(column, row, "the text is not UTF-8.");
                }
            }
        }
    }

    private void addTime(long micros, int row, RowHashes rows) {
        double seconds = micros / MICROS - ColumnProfile.TIME_ORIGIN;
        if (newTimes == batchTimes.length) {
            batchTimes = Arrays.copyOf(batchTimes, Math.max(Batch.ROWS, 2 * newTimes));
        }
        batchTimes[newTimes++] = seconds;
        rows.addText(row, Hash64.of(seconds), salt);
    }

    private void addDoubles(DoubleSlice slice, int rows, double[] found) {
        double[] values = slice.values();
        for (int row = 0; row < rows; row++) {
            double value = values[row];
            if (slice.absent().get(row)) {
                missing++;
                value = Double.NaN;
            } else if (!(Math.abs(value) <= Double.MAX_VALUE)) {
                nan += value != value ? 1 : 0;
                positiveInfinite += value > 0 ? 1 : 0;
                negativeInfinite += value < 0 ? 1 : 0;
                value = Double.NaN;
            }
            found[row] = value;
        }
    }

    private void addLongs(LongSlice slice, int n, double[] found, RowHashes rows) {
        for (int row = 0; row < n; row++) {
            found[row] = Double.NaN;
            if (slice.missing(row)) {
                missing++;
            } else {
                switch (slice.meaning()) {
                    case INTEGER -> found[row] = slice.values()[row];
                    case TIMESTAMP -> addTime(slice.values()[row], row, rows);
                    case BOOLEAN -> addName(row, slice.text(row), rows);
                }
            }
        }
    }

    private void addNames(Batch batch, int column, double[] found, RowHashes rows) {
        Arrays.fill(found, 0, batch.rows(), Double.NaN);
        for (int row = 0; row < batch.rows(); row++) {
            String text = batch.text(column, row);
            if (text == null) {
                missing++;
            } else {
                addName(row, text, rows);
            }
        }
    }

    private void addName(int row, String text, RowHashes rows) {
        if (!text.isEmpty()) {
            texts.add(text, 1);
            rows.addText(row, texts.key(), salt);
        }
    }

    /** Takes in what another one has seen, which is not to be used any more. */
    void add(ColumnTally other) {
        missing += other.missing;
        nan += other.nan;
        positiveInfinite += other.positiveInfinite;
        negativeInfinite += other.negativeInfinite;
        numbers.add(other.numbers);
        times.add(other.times);
        texts.add(other.texts);
    }

    void add(ColumnProfile profile) {
        missing += profile.missing();
        nan += profile.nan();
        positiveInfinite += profile.positiveInfinite();
        negativeInfinite += profile.negativeInfinite();
        numbers.add(profile.numbers());
        times.add(profile.times());
        texts.add(profile.texts());
    }

    ColumnProfile summary() {
        return new ColumnProfile(
                name,
                rule,
                missing,
                nan,
                positiveInfinite,
                negativeInfinite,
                numbers.summary(),
                times.summary(),
                texts.summary());
    }
}
