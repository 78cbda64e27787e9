package io.jenkins.plugins.mlstages.engine.gate;

import io.jenkins.plugins.mlstages.engine.evaluation.Difference;
import io.jenkins.plugins.mlstages.engine.evaluation.RowPredictions;
import io.jenkins.plugins.mlstages.engine.record.EvaluationDetails;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.SliceEvaluation;
import java.util.Optional;

/** Holds a metric against the same metric of another version: on the same rows, paired where both have row predictions. */
final class BaselineJudge {
    /** Fewer common rows than this, or less than half of the candidate's, are not taken for the candidate's data. */
    private static final long MIN_COMMON = 30;

    private final Gate gate;
    private final Bound.Versus versus;
    private final Evaluated candidate;
    private final Judged judged;
    private final Metric metric;

    BaselineJudge(Gate gate, Bound.Versus versus, Evaluated candidate, Judged judged, Metric metric) {
        this.gate = gate;
        this.versus = versus;
        this.candidate = candidate;
        this.judged = judged;
        this.metric = metric;
    }

    Answer judge(Optional<Baseline> found) {
        String about = Sentences.named(gate.metric(), judged);
        if (found.isEmpty()) {
            return Answer.without(
                    Answer.Cause.NO_BASELINE,
                    metric.value(),
                    about + " cannot be compared: there is no version '"
                            + versus.baseline()
                            + "' yet; register one and give it that alias (the first build of a model has none), or"
                            + " let the gate pass until then with whenNoBaseline: PASS.");
        }
        Baseline baseline = found.get();
        if (isItself(baseline)) {
            return Answer.without(
                    Answer.Cause.REFUSED,
                    metric.value(),
                    about + " is not compared: " + baseline.name() + " is " + baseline.reference()
                            + ", the candidate itself.");
        }
        Evaluated kept = baseline.like(candidate);
        if (kept == null) {
            return Answer.undecided(
                    metric.value(),
                    null,
                    about + " cannot be compared: " + named(baseline)
                            + " has no kept evaluation; validate it once on these rows.");
        }
        EvaluationRecord evaluation = kept.evaluation();
        Judged other = part(evaluation);
        Metric otherMetric = other == null ? null : other.usable(gate.metric());
        if (otherMetric == null) {
            String why = other == null
                    ? "it has no slice " + judged.slice()
                    : other.absence(gate.metric(), evaluation.task());
            return Answer.undecided(
                    metric.value(),
                    null,
                    about + " cannot be compared: " + named(baseline) + " has no " + gate.metric() + ", for " + why
                            + ".");
        }
        return compare(baseline, kept, other, otherMetric);
    }

    private static String named(Baseline baseline) {
        return baseline.name().equals(baseline.reference())
                ? baseline.name()
                : baseline.name() + " (" + baseline.reference() + ")";
    }

    /** The very same version; or a version that this run registered, so that its candidate is that version. */
    private boolean isItself(Baseline baseline) {
        EvaluationRecord mine = candidate.evaluation();
        if (mine.version() != null) {
            return mine.version().equals(baseline.reference());
        }
        return mine.origin() != null
                && baseline.evaluations().stream()
                        .map(Evaluated::evaluation)
                        .anyMatch(other -> other.version() == null
                                && other.origin() != null
                                && mine.origin().run().equals(other.origin().run()));
    }

    private Judged part(EvaluationRecord evaluation) {
        if (judged.slice() == null) {
            return Judged.all(evaluation);
        }
        if (evaluation.details() == null) {
            return null;
        }
        for (SliceEvaluation slice : evaluation.details().slices()) {
            if (slice.slice().equals(judged.slice())) {
                return new Judged(
                        slice.slice(), slice.rows(), slice.metrics(), slice.reason(), Judged.level(evaluation));
            }
        }
        return null;
    }

    private Answer compare(Baseline baseline, Evaluated kept, Judged other, Metric otherMetric) {
        if (metric.reported() != otherMetric.reported()) {
            String mine = metric.reported() ? "reported" : "computed";
            return Answer.undecided(
                    metric.value(),
                    null,
                    Sentences.named(gate.metric(), judged) + " is not compared: it is " + mine + " here and "
                            + (metric.reported() ? "computed" : "reported") + " for " + named(baseline) + ".");
        }
        Difference unpaired = Difference.unpaired(
                metric.value(),
                metric.low(),
                metric.high(),
                judged.level(),
                otherMetric.value(),
                otherMetric.low(),
                otherMetric.high(),
                other.level(),
                judged.rows());
        if (metric.reported()) {
            return decide(baseline, unpaired, "");
        }
        OtherDefinition positive = OtherDefinition.ofPositive(candidate.evaluation(), kept.evaluation());
        if (positive != null) {
            return undefined(baseline, positive, "; evaluate both with the same positive class.");
        }
        OtherDefinition definition = OtherDefinition.of(gate.metric(), candidate.evaluation(), kept.evaluation());
        boolean weighted = weighted(candidate) || weighted(kept);
        boolean sameRows = candidate.onSameRows(kept);
        boolean needsRows = gate.confidence() != null || !sameRows || metric.low() != null || weighted;
        Optional<Difference> paired = needsRows || definition != null
                ? paired(kept).map(found -> varying(found, definition == null ? unpaired : null))
                : Optional.empty();
        String recomputed = definition == null ? "" : definition.recomputed(baseline.name());
        if (sameRows && paired.isPresent() && paired.get().rows() == judged.rows()) {
            return decide(baseline, paired.get(), recomputed); // both values of one definition, whatever was kept
        }
        if (sameRows && definition == null && !weighted) {
            boolean tested = paired.isPresent() && !Double.isNaN(paired.get().standardError());
            Difference onAll =
                    tested ? paired.get().onAll(metric.value(), otherMetric.value(), judged.rows()) : unpaired;
            return decide(baseline, onAll, "");
        }
        if (paired.isPresent() && paired.get().rows() >= Math.max(MIN_COMMON, judged.rows() / 2)) {
            return decide(
                    baseline,
                    paired.get(),
                    " on the " + Wording.count(paired.get().rows()) + " rows that both have" + recomputed);
        }
        if (definition != null) {
            return undefined(
                    baseline,
                    definition,
                    ", and without kept predictions of the same rows it cannot be recomputed; evaluate both alike.");
        }
        if (sameRows) { // same column of weights, but without rows nobody knows whether it held the same ones
            return decide(baseline, unpaired, "");
        }
        if (gate.policy().otherRows()) {
            return decide(baseline, unpaired, " on other rows");
        }
        return Answer.undecided(
                metric.value(),
                null,
                Sentences.named(gate.metric(), judged) + " is not compared: "
                        + named(baseline) + " was judged on other rows (" + Wording.count(other.rows()) + " there, "
                        + Wording.count(judged.rows())
                        + " here) and too few row ids match; evaluate both on the same rows, with an id"
                        + " column, or say otherRows: COMPARE.");
    }

    /**
     * A difference without any variation between the rows, as from very few of them, is no certainty: rows that agree may
     * still be followed by some that do not, and for all else there are only the values' own intervals.
     *
     * @param apart what these intervals say, {@code null} when the baseline's is of another quantity
     */
    private Difference varying(Difference paired, Difference apart) {
        if (!paired.withoutVariation()) {
            return paired;
        }
        Difference known = apart;
        if (paired.value() == 0) {
            Difference twice = Difference.unpaired(
                    metric.value(),
                    metric.low(),
                    metric.high(),
                    judged.level(),
                    metric.value(),
                    metric.low(),
                    metric.high(),
                    judged.level(),
                    judged.rows());
            double level = gate.confidence() == null ? judged.level() : gate.confidence();
            known = paired.ofAgreeingRows(twice, level);
        }
        boolean useful = known != null && !known.withoutVariation();
        return useful
                ? new Difference(
                        paired.candidate(),
                        paired.baseline(),
                        known.errorBelow(),
                        known.errorAbove(),
                        paired.rows(),
                        known.paired())
                : paired.ofUnknownError();
    }

    private static boolean weighted(Evaluated evaluated) {
        EvaluationDetails details = evaluated.evaluation().details();
        return details != null && details.options().weight() != null;
    }

    private Answer undefined(Baseline baseline, OtherDefinition definition, String end) {
        return Answer.undecided(
                metric.value(),
                null,
                Sentences.named(gate.metric(), judged) + " is not compared: " + named(baseline) + " was judged with "
                        + definition.option() + " " + definition.baseline() + ", the candidate with "
                        + definition.candidate() + end);
    }

    private Optional<Difference> paired(Evaluated kept) {
        Optional<RowPredictions> mine = candidate.predictions().get();
        if (mine.isEmpty()) {
            return Optional.empty();
        }
        return kept.predictions().get().flatMap(theirs -> mine.get().compare(theirs, gate.metric(), judged.slice()));
    }

    private Answer decide(Baseline baseline, Difference difference, String where) {
        double allowed = versus.allowed(difference.baseline());
        double bound = difference.baseline() - gate.sign() * allowed;
        if (!Double.isFinite(bound) || !Double.isFinite(difference.value())) {
            return Answer.undecided(
                    metric.value(),
                    null,
                    Sentences.named(gate.metric(), judged)
                            + " is not compared: the margin or"
                            + " the difference from " + named(baseline) + " is too large for a number.");
        }
        String sentence = sentence(baseline, difference, allowed, where);
        if (gate.confidence() == null) {
            boolean passed = gate.holds(difference.candidate(), bound);
            return Answer.decided(passed, difference.candidate(), bound, sentence + ".");
        }
        double level = gate.confidence();
        if (Double.isNaN(difference.standardError())) {
            return Answer.undecided(
                    difference.candidate(),
                    bound,
                    sentence
                            + ": without confidence intervals it cannot be told with "
                            + Wording.level(level) + " confidence.");
        }
        double one = gate.sign() * difference.low(level);
        double two = gate.sign() * difference.high(level);
        boolean passed = Math.min(one, two) >= -allowed;
        boolean failed = Math.max(one, two) < -allowed;
        String interval = "; the difference's " + Wording.level(level) + " interval is "
                + Sentences.interval(difference.low(level), difference.high(level));
        if (passed || failed) {
            return Answer.decided(passed, difference.candidate(), bound, sentence + interval + ".");
        }
        return Answer.undecided(
                difference.candidate(), bound, sentence + interval + ", which holds the margin, so it cannot be told.");
    }

    private String sentence(Baseline baseline, Difference difference, double allowed, String where) {
        Metric shown = new Metric(
                difference.candidate(),
                difference.candidate() == metric.value() ? metric.low() : null,
                difference.candidate() == metric.value() ? metric.high() : null,
                metric.reported(),
                null);
        int digits = Wording.digits(difference.candidate(), difference.baseline());
        String against = baseline.name() + "'s " + Wording.number(difference.baseline(), digits);
        String how = difference.value() == 0
                ? " equals " + against
                : " is " + (difference.value() < 0 ? "below " : "above ") + against + " by "
                        + Wording.number(Math.abs(difference.value()));
        return Sentences.value(gate.metric(), judged, shown, difference.baseline()) + how + where + "; "
                + asked(allowed) + evidence(difference);
    }

    private String asked(double allowed) {
        String percent = versus.relative() ? " (" + Wording.given(Math.abs(versus.margin()) * 100) + " %)" : "";
        if (allowed < 0) {
            return "asked for is an improvement by " + Wording.number(-allowed) + percent;
        }
        return "allowed " + (allowed == 0 ? "0" : Wording.number(allowed)) + percent;
    }

    private static String evidence(Difference difference) {
        if (difference.rows() == 0) {
            return "";
        }
        String test = Double.isNaN(difference.pValue())
                ? ""
                : (difference.paired() ? "paired, " : "unpaired, ") + Wording.pValue(difference.pValue()) + ", ";
        return " (" + test + "n = " + Wording.count(difference.rows()) + ")";
    }
}
