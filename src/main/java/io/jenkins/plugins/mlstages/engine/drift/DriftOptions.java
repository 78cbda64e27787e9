package io.jenkins.plugins.mlstages.engine.drift;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.profile.ColumnType;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import io.jenkins.plugins.mlstages.engine.record.DriftFinding;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything that a user can say about a drift check; the one holder for the command line and for pipelines. Setters check
 * what they can by themselves; {@link #checkColumns} checks names against the reference.
 */
public final class DriftOptions {
    /** The preset that decides as Evidently 0.7 does. */
    public static final String EVIDENTLY = "evidently";

    public static final double DEFAULT_THRESHOLD = 0.1;
    private static final String EVERYTHING = "*";
    private static final Set<String> FINDINGS = Set.of(
            DriftFinding.MISSING_VALUES,
            DriftFinding.UNFIT_VALUES,
            DriftFinding.NEW_CATEGORIES,
            DriftFinding.VANISHED_CATEGORIES,
            DriftCheck.MULTIVARIATE);

    private List<String> columns = List.of();
    private List<String> exclude = List.of();
    private List<String> methods = List.of();
    private Map<String, Double> thresholds = Map.of();
    private double alpha = 0.05;
    private Correction correction = Correction.HOLM;
    private String preset;
    private DatasetRule datasetRule;
    private Criticality criticality = Criticality.UNSTABLE;
    private String target;

    /** Columns to compare, all if empty. Naming a column of times makes it be judged. */
    public List<String> columns() {
        return columns;
    }

    public DriftOptions columns(Collection<String> names) {
        columns = List.copyOf(names);
        return this;
    }

    /** Columns not to compare. */
    public List<String> exclude() {
        return exclude;
    }

    public DriftOptions exclude(Collection<String> names) {
        exclude = List.copyOf(names);
        return this;
    }

    /** Identifiers of methods, or {@code all}; the default pair of each type if empty. */
    public List<String> methods() {
        return methods;
    }

    /** @throws InputException when there is no such method */
    public DriftOptions methods(Collection<String> ids) {
        for (String id : ids) {
            if (!id.equals(Methods.ALL) && !Methods.ids().contains(id)) {
                throw new InputException("The drift method '" + id + "' is not known: all or some of "
                        + String.join(", ", Methods.ids()) + " were expected.");
            }
        }
        methods = ids.stream().distinct().toList();
        return this;
    }

    /** Least effects by column name, column type, kind of finding, or {@code *} for all. */
    public Map<String, Double> thresholds() {
        return thresholds;
    }

    /** @throws InputException when a threshold is not a number of at least 0 */
    public DriftOptions thresholds(Map<String, Double> least) {
        least.forEach((key, value) -> {
            if (value == null || !(value >= 0) || Double.isInfinite(value)) {
                throw new InputException(
                        "The threshold of '" + key + "' is " + value + ", but a number of at least 0 was expected.");
            }
        });
        thresholds = java.util.Collections.unmodifiableMap(new TreeMap<>(least));
        return this;
    }

    /** Level of significance after correction. */
    public double alpha() {
        return alpha;
    }

    /** @throws InputException when it is not between 0 and 1 */
    public DriftOptions alpha(double level) {
        if (!(level > 0 && level < 1)) {
            throw new InputException(
                    "The significance level is " + level + ", but a number between 0 and 1 was expected.");
        }
        alpha = level;
        return this;
    }

    public Correction correction() {
        return correction;
    }

    public DriftOptions correction(Correction how) {
        correction = how;
        return this;
    }

    /** {@code null} for the default rule. */
    public String preset() {
        return preset;
    }

    /** @throws InputException when there is no such preset */
    public DriftOptions preset(String name) {
        if (name != null && !name.equals(EVIDENTLY)) {
            throw new InputException(
                    "The preset '" + name + "' is not known: '" + EVIDENTLY + "' or none was expected.");
        }
        preset = name;
        return this;
    }

    /** When the data set has drifted: by default when any column has, under the Evidently preset when half of them have. */
    public DatasetRule datasetRule() {
        return datasetRule != null ? datasetRule : isEvidently() ? new DatasetRule.Share(0.5) : new DatasetRule.Any();
    }

    public DriftOptions datasetRule(DatasetRule rule) {
        datasetRule = rule;
        return this;
    }

    public Criticality criticality() {
        return criticality;
    }

    public DriftOptions criticality(Criticality whatADriftDoes) {
        criticality = whatADriftDoes;
        return this;
    }

    /** The column to be predicted, which current data may lack without having drifted; {@code null} if there is none. */
    public String target() {
        return target;
    }

    public DriftOptions target(String column) {
        target = column;
        return this;
    }

    boolean isEvidently() {
        return EVIDENTLY.equals(preset);
    }

    /** Whether this column is compared at all. */
    boolean takes(String column) {
        return (columns.isEmpty() || columns.contains(column)) && !exclude.contains(column);
    }

    /** Least effect of a column: its own, that of its type, that of all, 0.1. */
    double threshold(String column, ColumnType type) {
        String family = isNumeric(type) ? ColumnType.NUMERIC.id() : ColumnType.CATEGORICAL.id();
        return first(column, type.id(), family, EVERYTHING);
    }

    /** Least effect of a finding of this kind: its own, that of all, 0.1. */
    double threshold(String findingKind) {
        return first(findingKind, EVERYTHING);
    }

    private double first(String... keys) {
        return Arrays.stream(keys)
                .filter(thresholds::containsKey)
                .map(thresholds::get)
                .findFirst()
                .orElse(DEFAULT_THRESHOLD);
    }

    /** Whether a method is asked for that looks at all numeric columns together. */
    public boolean asksJointly() {
        return methods.contains(Methods.PCA) || methods.contains(Methods.ALL);
    }

    static boolean isNumeric(ColumnType type) {
        return type == ColumnType.NUMERIC || type == ColumnType.DATETIME;
    }

    /**
     * @param known the reference's columns
     * @throws InputException when an option names a column that the reference does not have, when no column is left, or when
     *     options contradict each other
     */
    void checkColumns(Collection<String> known) {
        requireKnown("columns", columns, known);
        requireKnown("exclude", exclude, known);
        if (datasetRule instanceof DatasetRule.Important important) {
            requireKnown("the data set rule", important.columns(), known);
            important.columns().stream().filter(c -> !takes(c)).findFirst().ifPresent(c -> {
                throw new InputException("The data set rule names the column '" + c
                        + "', which is not compared: take it out of" + " the rule, or into the columns.");
            });
        }
        Set<String> types =
                Arrays.stream(ColumnType.values()).map(ColumnType::id).collect(Collectors.toSet());
        for (String key : thresholds.keySet()) {
            if (!key.equals(EVERYTHING) && !types.contains(key) && !FINDINGS.contains(key) && !known.contains(key)) {
                throw new InputException("The threshold '" + key + "' is neither a column of the reference nor a type ("
                        + types.stream().sorted().collect(Collectors.joining(", ")) + ") nor a kind of finding ("
                        + FINDINGS.stream().sorted().collect(Collectors.joining(", ")) + ") nor '*'.");
            }
        }
        if (known.stream().noneMatch(this::takes)) {
            throw new InputException(
                    "No column is left to compare: the reference has " + String.join(", ", known) + ".");
        }
        if (isEvidently() && !(methods.isEmpty() && thresholds.isEmpty() && correction == Correction.HOLM)) {
            throw new InputException(
                    "The preset 'evidently' has its own methods, thresholds and correction: leave out either the"
                            + " preset or these options.");
        }
    }

    private static void requireKnown(String what, List<String> names, Collection<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw new InputException("The reference has no column '" + name + "', which " + what + " names: it has "
                        + String.join(", ", known) + ".");
            }
        }
    }
}
