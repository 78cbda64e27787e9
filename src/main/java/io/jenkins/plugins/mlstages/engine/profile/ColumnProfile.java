package io.jenkins.plugins.mlstages.engine.profile;

import io.jenkins.plugins.mlstages.engine.data.NumberText;
import io.jenkins.plugins.mlstages.engine.data.TimeText;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/** What a {@link DatasetProfile} knows of one column. */
public final class ColumnProfile {
    /** Points in time are kept as seconds from 2025-01-01T00:00Z: around it the grid is finest. */
    static final double TIME_ORIGIN = 1_735_689_600;

    /** Whole numbers with at most so many different values, twice each on average, are codes of classes. */
    private static final int MOST_CODES = 10;

    /** A column is numeric although a share up to this of its values is text. */
    private static final double STRAY = 0.01;

    private static final Set<String> BOOLEANS = Set.of("true", "false");

    private final String name;
    private final ColumnRule rule;
    private final long missing;
    private final long nan;
    private final long positiveInfinite;
    private final long negativeInfinite;
    private final NumberSummary numbers;
    private final NumberSummary times;
    private final TextSummary texts;
    private final ColumnType type;

    ColumnProfile(
            String name,
            ColumnRule rule,
            long missing,
            long nan,
            long positiveInfinite,
            long negativeInfinite,
            NumberSummary numbers,
            NumberSummary times,
            TextSummary texts) {
        this.name = name;
        this.rule = rule;
        this.missing = missing;
        this.nan = nan;
        this.positiveInfinite = positiveInfinite;
        this.negativeInfinite = negativeInfinite;
        this.numbers = numbers;
        this.times = times;
        this.texts = texts;
        this.type = rule.type() == null ? inferred() : rule.type();
    }

    /** As it was kept: the type stays what it was when it was inferred. */
    ColumnProfile(ColumnProfile inferred, ColumnType kept) {
        this.name = inferred.name;
        this.rule = inferred.rule;
        this.missing = inferred.missing;
        this.nan = inferred.nan;
        this.positiveInfinite = inferred.positiveInfinite;
        this.negativeInfinite = inferred.negativeInfinite;
        this.numbers = inferred.numbers;
        this.times = inferred.times;
        this.texts = inferred.texts;
        this.type = kept;
    }

    private ColumnType inferred() {
        long others = times.size() + texts.size();
        long infinite = positiveInfinite + negativeInfinite;
        double stray = STRAY * present();
        if (others <= stray) {
            return others == 0 && infinite == 0 && codes() ? ColumnType.CATEGORICAL : ColumnType.NUMERIC;
        }
        if (numbers.size() + infinite + texts.size() <= stray) {
            return ColumnType.DATETIME;
        }
        return numbers.size() + infinite + times.size() == 0 && booleans()
                ? ColumnType.BOOLEAN
                : ColumnType.CATEGORICAL;
    }

    private boolean codes() {
        return numbers instanceof ExactNumbers exact
                && exact.distinct() <= MOST_CODES
                && exact.size() >= Math.max(1, 2 * exact.distinct())
                && exact.wholeNumbers();
    }

    private boolean booleans() {
        if (!(texts instanceof ExactNames exact)) {
            return false;
        }
        for (String text : exact.names()) {
            if (!BOOLEANS.contains(text.toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }

    public String name() {
        return name;
    }

    /** The type, given or inferred. */
    public ColumnType type() {
        return type;
    }

    /** How the type was decided. */
    public ColumnRule rule() {
        return rule;
    }

    /** How to profile other data so that they can be compared with this column: the same type, no inference. */
    public ColumnRule ruleForOthers() {
        return new ColumnRule(type, rule.verbatim());
    }

    /** How many values are missing. */
    public long missing() {
        return missing;
    }

    /** How many values are NaN; not missing ones. */
    public long nan() {
        return nan;
    }

    public long positiveInfinite() {
        return positiveInfinite;
    }

    public long negativeInfinite() {
        return negativeInfinite;
    }

    /** Values that are neither missing nor NaN. */
    public long present() {
        return numbers.size() + times.size() + texts.size() + positiveInfinite + negativeInfinite;
    }

    /** How many values are numbers, infinite ones too. */
    public long numberCount() {
        return numbers.size() + positiveInfinite + negativeInfinite;
    }

    /** How many values are points in time. */
    public long timeCount() {
        return times.size();
    }

    /** Values that do not fit the type, such as texts among numbers. */
    public long unfit() {
        return switch (type) {
            case NUMERIC -> times.size() + texts.size();
            case DATETIME -> numbers.size() + texts.size() + positiveInfinite + negativeInfinite;
            case CATEGORICAL, BOOLEAN -> 0;
        };
    }

    /** Whether the values could be of this type, whatever was inferred: a column of few numbers looks like one of codes. */
    public boolean fits(ColumnType wanted) {
        double stray = STRAY * present();
        return present() == 0
                || switch (wanted) {
                    case NUMERIC -> times.size() + texts.size() <= stray;
                    case DATETIME -> present() - times.size() <= stray;
                    case BOOLEAN -> type == ColumnType.BOOLEAN;
                    case CATEGORICAL ->
                        type == ColumnType.CATEGORICAL
                                || type == ColumnType.BOOLEAN
                                || numbers instanceof ExactNumbers exact && exact.size() > 0 && exact.wholeNumbers();
                };
    }

    /** How many different values fit the type; an estimate (standard error 1.6 %) unless {@link #exact}. */
    public long distinct() {
        return switch (type) {
            case NUMERIC -> numbers.distinct();
            case DATETIME -> times.distinct();
            case CATEGORICAL, BOOLEAN -> {
                TextSummary names = categories();
                yield names instanceof ExactNames ? names.distinct() : Math.max(names.distinct(), texts.distinct());
            }
        };
    }

    /** Whether every value is known, not only its cell. */
    public boolean exact() {
        return switch (type) {
            case NUMERIC -> numbers instanceof ExactNumbers;
            case DATETIME -> times instanceof ExactNumbers;
            case CATEGORICAL, BOOLEAN -> categories() instanceof ExactNames;
        };
    }

    NumberSummary numbers() {
        return numbers;
    }

    NumberSummary times() {
        return times;
    }

    TextSummary texts() {
        return texts;
    }

    /** The numbers, or the points in time, that the type asks for. */
    NumberSummary measured() {
        return type == ColumnType.DATETIME ? times : numbers;
    }

    /** A sample of what {@link #measured} gives, points in time as seconds since 1970. */
    NumericSample sample(NumberSummary measured) {
        NumericSample sample = measured.sample();
        if (type != ColumnType.DATETIME) {
            return sample;
        }
        double[] seconds = sample.values().clone();
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] += TIME_ORIGIN;
        }
        return new NumericSample(
                seconds,
                sample.counts(),
                sample.size(),
                sample.mean() + TIME_ORIGIN,
                sample.variance(),
                sample.minimum() + TIME_ORIGIN,
                sample.maximum() + TIME_ORIGIN,
                sample.exact());
    }

    /** All values but missing ones and NaN by name: texts, and numbers and points in time as {@link NumberText} writes them. */
    TextSummary categories() {
        if (type != ColumnType.BOOLEAN && present() == texts.size()) {
            return texts;
        }
        TreeMap<String, Long> counted = new TreeMap<>();
        boolean exact = numbers instanceof ExactNumbers && times instanceof ExactNumbers;
        addNumbers(counted, numbers, false);
        addNumbers(counted, times, true);
        ExactNames.add(counted, "Infinity", positiveInfinite);
        ExactNames.add(counted, "-Infinity", negativeInfinite);
        if (texts instanceof ExactNames names) {
            for (int i = 0; i < names.names().length; i++) {
                boolean fold =
                        type == ColumnType.BOOLEAN && BOOLEANS.contains(names.names()[i].toLowerCase(Locale.ROOT));
                ExactNames.add(
                        counted,
                        fold ? names.names()[i].toLowerCase(Locale.ROOT) : names.names()[i],
                        names.counts()[i]);
            }
        }
        ExactNames all = ExactNames.of(counted);
        if (texts instanceof HashedNames hashed) {
            return hashed.plus(all.hashed());
        }
        return exact && !all.tooMany() ? all : all.hashed();
    }

    private static void addNumbers(TreeMap<String, Long> counted, NumberSummary numbers, boolean times) {
        if (numbers.size() == 0) {
            return;
        }
        NumericSample sample = numbers.sample();
        for (int i = 0; i < sample.values().length; i++) {
            double value = sample.values()[i];
            String text = times ? TimeText.of(Math.round((value + TIME_ORIGIN) * 1e6)) : NumberText.of(value);
            ExactNames.add(counted, text, sample.counts()[i]);
        }
    }

    /** The same column; of its parts, those that need more than {@code bytes} are not exact any more. */
    ColumnProfile within(long bytes) {
        boolean fewNumbers = !(numbers instanceof ExactNumbers) || ProfileBudget.need(numbers) <= bytes;
        boolean fewTimes = !(times instanceof ExactNumbers) || ProfileBudget.need(times) <= bytes;
        boolean fewTexts = !(texts instanceof ExactNames) || ProfileBudget.need(texts) <= bytes;
        if (fewNumbers && fewTimes && fewTexts) {
            return this;
        }
        return new ColumnProfile(
                name,
                rule,
                missing,
                nan,
                positiveInfinite,
                negativeInfinite,
                fewNumbers ? numbers : numbers.gridded(0),
                fewTimes ? times : times.gridded(0),
                fewTexts ? texts : texts.hashed());
    }

    /** The same values, their type decided by another rule. */
    ColumnProfile ruledBy(ColumnRule other) {
        if (other.verbatim() != rule.verbatim()) {
            throw new IllegalArgumentException("values of '" + name + "' were not taken in by the rule " + other);
        }
        return new ColumnProfile(name, other, missing, nan, positiveInfinite, negativeInfinite, numbers, times, texts);
    }

    /** This and the other column's rows together. */
    ColumnProfile plus(ColumnProfile other) {
        if (!rule.equals(other.rule)) {
            throw new InputException("Profiles whose column '" + name + "' is " + described(rule) + " in one and "
                    + described(other.rule) + " in another cannot be merged: profile all parts with the same types.");
        }
        ColumnTally tally = new ColumnTally(name, rule);
        tally.add(this);
        tally.add(other);
        return tally.summary();
    }

    private static String described(ColumnRule rule) {
        return rule.type() == null
                ? "of an inferred type"
                : "set to " + rule.type().id() + (rule.verbatim() ? " by name" : "");
    }
}
