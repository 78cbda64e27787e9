package io.jenkins.plugins.mlstages.engine.expectation;

import io.jenkins.plugins.mlstages.engine.gate.Bound;
import io.jenkins.plugins.mlstages.engine.gate.GatePolicy;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.profile.RowCheck;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A rule on data: what a gate is for metrics. Its text form is read by {@link #parse} and printed by {@link #toString} so that it
 * is read back equal; its map form, as a pipeline writes it, by {@link #of}.
 *
 * @param measure what it looks at
 * @param column of which column, {@code null} for all rows
 * @param argument the share of a quantile or the regular expression, {@code null} for other measures
 * @param demand what is asked
 * @param criticality what not passing does
 * @param policy what happens without an answer
 */
public record Expectation(
        Measure measure, String column, String argument, Demand demand, Criticality criticality, GatePolicy policy)
        implements Serializable {
    private static final int LONGEST_PATTERN = 1_000;

    public Expectation {
        if (measure.ofColumn() != (column != null)) {
            throw new InputException("The expectation on " + measure.word()
                    + (measure.ofColumn()
                            ? " names no column: " + measure.word() + "(column) was expected."
                            : " names the column '" + column + "', but it looks at all of the data."));
        }
        checkArgument(measure, argument);
        if (demand instanceof Demand.Compared compared && compared.bound() instanceof Bound.Versus versus) {
            if (!versus.baseline().equals(Demand.Compared.LAST) || !measure.keptInProfiles()) {
                throw new InputException("The expectation on " + measure.word() + " has the bound '" + versus.baseline()
                        + "'; a number" + (measure.keptInProfiles() ? ", or 'last' with a margin," : "")
                        + " was expected.");
            }
        }
        boolean fits =
                switch (measure) {
                    case RANGE -> demand instanceof Demand.Within;
                    case VALUES -> demand instanceof Demand.Among;
                    case SCHEMA -> demand instanceof Demand.SameAs;
                    default -> demand instanceof Demand.Compared;
                };
        if (!fits) {
            throw new InputException("The expectation on " + measure.word() + " asks for what it cannot tell: "
                    + switch (measure) {
                        case RANGE -> "'range(column) in [low, high]'";
                        case VALUES -> "'values(column) in {a, b}'";
                        case SCHEMA -> "'schema == price-up@production'";
                        default -> "'>=' or '<=' and a bound";
                    }
                    + " was expected.");
        }
        if (demand instanceof Demand.Within within && !(within.low() <= within.high())) {
            throw new InputException("The expectation on " + measure.word() + " has the range from " + within.low()
                    + " to " + within.high() + ", in which nothing lies.");
        }
    }

    private static void checkArgument(Measure measure, String argument) {
        if (measure.takesArgument() != (argument != null)) {
            throw new InputException("The expectation on " + measure.word()
                    + switch (measure) {
                        case QUANTILE -> " lacks its share: a form such as quantile(price, 0.95) was expected.";
                        case MATCHING -> " lacks its pattern: a form such as matching(zip, '[0-9]{5}') was expected.";
                        default -> " has the argument '" + argument + "', but takes none.";
                    });
        }
        if (measure == Measure.QUANTILE) {
            double share = share(argument);
            if (!(share > 0 && share < 1)) {
                throw new InputException("The expectation on quantile has the share '" + argument
                        + "'; a number between 0 and 1 was expected.");
            }
        }
        if (measure == Measure.MATCHING) {
            try {
                Pattern.compile(argument);
            } catch (PatternSyntaxException e) {
                throw new InputException(
                        "The expectation on matching has the pattern '" + argument
                                + "', which is no regular expression: " + e.getDescription() + ".",
                        e);
            }
            if (argument.length() > LONGEST_PATTERN) {
                throw new InputException("The expectation on matching has a pattern of " + argument.length()
                        + " characters; at most " + LONGEST_PATTERN + " were expected.");
            }
        }
    }

    private static double share(String argument) {
        try {
            return new BigDecimal(argument).doubleValue();
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /**
     * Reads the text form, e.g. {@code rows >= 1000}, {@code missing(age) <= 1% : FAILURE}, {@code range(price) in [0, 1]}.
     *
     * @throws InputException when the text is no expectation, saying what was expected
     */
    public static Expectation parse(String text) {
        return ExpectationText.parse(text);
    }

    /**
     * Reads the map form, e.g. {@code [measure: 'missing', column: 'age', atMost: 0.01]}.
     *
     * @throws InputException when a key is unknown or missing or a value is none, naming it
     */
    public static Expectation of(Map<String, ?> map) {
        return ExpectationMap.parse(map);
    }

    /** The share of a quantile. */
    double quantile() {
        return share(argument);
    }

    /** What has to be asked of each row, because no profile tells it. */
    public Optional<RowCheck> rowCheck() {
        return Optional.ofNullable(
                switch (measure) {
                    case MATCHING -> new RowCheck.Matching(column, Pattern.compile(argument));
                    case VALUES -> RowCheck.Among.of(column, ((Demand.Among) demand).values());
                    case UNIQUE -> new RowCheck.Unique(column);
                    default -> null;
                });
    }

    /** What it looks at: {@code missing(age)}. */
    public String subject() {
        return ExpectationText.subject(this);
    }

    @Override
    public String toString() {
        return ExpectationText.print(this);
    }
}
