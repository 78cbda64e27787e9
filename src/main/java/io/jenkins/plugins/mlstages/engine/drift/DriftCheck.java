package io.jenkins.plugins.mlstages.engine.drift;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.record.ColumnDrift;
import io.jenkins.plugins.mlstages.engine.record.DriftFinding;
import io.jenkins.plugins.mlstages.engine.record.DriftTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Compares current data with reference data: every column by itself, the p-values corrected together, the verdict for the
 * data set by its rule. A pure function of the two data sets and the options.
 */
public final class DriftCheck {
    /** Kind of the finding of methods that look at all columns together; its column is {@code *}. */
    public static final String MULTIVARIATE = "multivariate";

    private static final int NAMES_IN_SENTENCES = 10;

    private final DatasetData reference;
    private final DatasetData current;
    private final DriftOptions options;
    private final Judge judge;
    private final List<ColumnDrift> columns = new ArrayList<>();
    private final List<DriftFinding> findings = new ArrayList<>();
    private final List<DriftTest> tests = new ArrayList<>();

    private DriftCheck(DatasetData reference, DatasetData current, DriftOptions options) {
        this.reference = reference;
        this.current = current;
        this.options = options;
        this.judge = options.isEvidently() ? new EvidentlyJudge(options.alpha()) : new DefaultJudge(options);
    }

    /**
     * Compares two profiles, whether made from raw data or kept before.
     *
     * @throws InputException as {@link #run(DatasetData, DatasetData, DriftOptions)}
     */
    public static DriftOutcome run(DatasetProfile reference, DatasetProfile current, DriftOptions options) {
        ProfilePair pair = ProfilePair.of(reference, current);
        return run(pair.reference(), pair.current(), options);
    }

    /**
     * @throws InputException when one side has no rows, an option names what is not there, or not one column can be judged
     */
    public static DriftOutcome run(DatasetData reference, DatasetData current, DriftOptions options) {
        if (reference.rows() == 0 || current.rows() == 0) {
            throw new InputException("Drift cannot be judged: the " + (reference.rows() == 0 ? "reference" : "current")
                    + " data has no rows.");
        }
        options.checkColumns(reference.names());
        return new DriftCheck(reference, current, options).run();
    }

    private static final String NOT_COMPARED =
            "it was not compared, since the current data lack it and it is the target, or the options leave it out.";

    private DriftOutcome run() {
        List<ColumnCheck> checks = compareColumns();
        DriftTest pca = options.asksJointly() ? pca() : null;
        boolean pcaHasP = pca != null && pca.hasAnswer();
        double[] family = DoubleStream.concat(
                        checks.stream().flatMapToDouble(ColumnCheck::family),
                        pcaHasP ? DoubleStream.of(pca.pValue()) : DoubleStream.empty())
                .toArray();
        String correction = options.correction().title() + " over " + Numbers.count(family.length, "test", "tests");
        Iterator<Double> corrected =
                Arrays.stream(options.correction().adjust(family)).iterator();
        checks.forEach(check -> columns.add(check.decide(corrected, options, judge, correction)));
        if (pca != null) {
            tests.add(pca);
        }
        if (pcaHasP) {
            findings.add(multivariate(pca, corrected.next(), correction));
        }
        columns.sort(Comparator.comparing(ColumnDrift::effect, Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(ColumnDrift::name));
        requireDecisions();
        boolean together =
                findings.stream().anyMatch(f -> f.drifted() && f.kind().equals(MULTIVARIATE));
        boolean detected =
                options.datasetRule().detects(columns) || together && options.datasetRule() instanceof DatasetRule.Any;
        return new DriftOutcome(
                reference.rows(),
                detected,
                share(columns),
                options.criticality(),
                sentence(detected, together),
                columns,
                findings,
                tests);
    }

    private List<ColumnCheck> compareColumns() {
        List<ColumnData> comparable = new ArrayList<>();
        for (ColumnData before : reference.columns()) {
            if (!options.takes(before.name())) {
                continue;
            }
            ColumnData after = current.column(before.name()).orElse(null);
            if (after == null && before.name().equals(options.target())) {
                findings.add(DriftFinding.schema(
                        DriftFinding.COLUMN_GONE,
                        before.name(),
                        false,
                        "The current data lacks the target " + before.name() + ", so it was not compared."));
            } else if (after == null) {
                schemaDrift(before, DriftFinding.COLUMN_GONE, "The column " + before.name() + " is gone.");
            } else if (!comparable(before, after)) {
                schemaDrift(
                        before,
                        DriftFinding.TYPE_CHANGED,
                        "The column " + before.name()
                                + (before.isEmpty() ? " had no values" : " held " + before.content())
                                + " and now holds "
                                + after.content() + ".");
            } else {
                comparable.add(before);
            }
        }
        for (ColumnData added : current.columns()) {
            if (reference.column(added.name()).isEmpty()
                    && options.columns().isEmpty()
                    && options.takes(added.name())) {
                findings.add(DriftFinding.schema(
                        DriftFinding.COLUMN_ADDED, added.name(), false, "The column " + added.name() + " is new."));
            }
        }
        return comparable.parallelStream().map(this::compared).toList();
    }

    private ColumnCheck compared(ColumnData before) {
        ColumnData after = current.column(before.name()).orElseThrow();
        return ColumnCheck.of(before, after, judge, options.columns().contains(before.name()));
    }

    private void schemaDrift(ColumnData column, String kind, String sentence) {
        findings.add(DriftFinding.schema(kind, column.name(), true, sentence));
        columns.add(new ColumnDrift(
                column.name(), column.type().id(), true, true, null, null, sentence, List.of(), List.of(), null));
    }

    private static boolean comparable(ColumnData before, ColumnData after) {
        return before.type() == after.type()
                || !DriftOptions.isNumeric(before.type()) && !DriftOptions.isNumeric(after.type());
    }

    private DriftTest pca() {
        if (reference.moments() == null || current.moments() == null) {
            return DriftTest.notApplicable(Methods.PCA, "there are no joint moments of numeric columns");
        }
        List<String> common = reference.moments().columns().stream()
                .filter(options::takes)
                .filter(current.moments().columns()::contains)
                .toList();
        return PrincipalComponents.test(reference.moments(), current.moments(), common);
    }

    private DriftFinding multivariate(DriftTest pca, double corrected, String correction) {
        double effect = Math.abs(pca.statistic());
        double threshold = options.threshold(MULTIVARIATE);
        boolean drifted = judge.findingsCount() && corrected <= options.alpha() && effect >= threshold;
        String change = effect < 1e-6
                ? "is the same"
                : (pca.statistic() < 0 ? "fell" : "rose") + " by " + Numbers.percent(effect);
        String sentence = "The reconstruction error on the reference's principal components " + change + ": "
                + Numbers.pValue(corrected) + " (" + correction + "), " + Numbers.shortText(effect)
                + (effect >= threshold ? " >= " : " < ") + Numbers.shortText(threshold) + ".";
        return new DriftFinding(MULTIVARIATE, "*", drifted, effect, corrected, sentence);
    }

    /** A check that could judge nothing, or not what matters, is no "no drift". */
    private void requireDecisions() {
        if (columns.stream().noneMatch(ColumnDrift::decided)) {
            throw new InputException("Drift cannot be judged: "
                    + (columns.isEmpty() ? NOT_COMPARED : columns.get(0).reason()));
        }
        if (options.datasetRule() instanceof DatasetRule.Important important) {
            for (String name : important.columns()) {
                ColumnDrift column = columns.stream()
                        .filter(c -> c.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new InputException(
                                "Drift cannot be judged by the important column '" + name + "': " + NOT_COMPARED));
                if (!column.decided()) {
                    throw new InputException("Drift cannot be judged by important columns: " + column.reason());
                }
            }
        }
    }

    /** Drifted columns divided by columns that were judged. */
    static double share(List<ColumnDrift> columns) {
        long judged = columns.stream().filter(ColumnDrift::decided).count();
        return judged == 0 ? 0 : columns.stream().filter(ColumnDrift::drifted).count() / (double) judged;
    }

    private String sentence(boolean detected, boolean together) {
        List<String> drifted = columns.stream()
                .filter(ColumnDrift::drifted)
                .map(ColumnDrift::name)
                .toList();
        List<String> open = columns.stream()
                .filter(c -> !c.decided())
                .map(ColumnDrift::name)
                .toList();
        long judged = columns.size() - open.size();
        return (detected ? "Drift: " : "No drift: ")
                + (drifted.isEmpty() ? "none" : Integer.toString(drifted.size())) + " of "
                + Numbers.count(judged, "column", "columns")
                + " drifted" + (drifted.isEmpty() ? "" : " (" + listed(drifted) + ")")
                + (together ? ", and the columns depend on each other in another way" : "")
                + " (rule: " + options.datasetRule().text() + (options.isEvidently() ? ", preset evidently" : "") + ")."
                + (open.isEmpty() ? "" : " Not judged: " + listed(open) + ".");
    }

    private static String listed(List<String> names) {
        return names.stream().limit(NAMES_IN_SENTENCES).collect(Collectors.joining(", "))
                + (names.size() > NAMES_IN_SENTENCES ? ", ..." : "");
    }
}
