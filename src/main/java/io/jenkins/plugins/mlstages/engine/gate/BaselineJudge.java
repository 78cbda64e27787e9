package io.jenkins.plugins.mlstages.engine.gate;

import io.jenkins.plugins.mlstages.engine.evaluation.Difference;
import io.jenkins.plugins.mlstages.engine.evaluation.RowPredictions;
import io.jenkins.plugins.mlstages.engine.record.EvaluationDetails;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.util.Optional;
import java.util.function.Supplier;

/** Holds a metric against the same metric of another version: on the same rows, paired where both have row predictions. */
final class BaselineJudge {
    /** Fewer common rows than this, or less than half of the candidate's, are not taken for the candidate's data. */
    private static final long MIN_COMMON = 30;

    private final Gate gate;
    private final Bound.Versus versus;
    private final Evaluated candidate;
    private final Judged judged;
    private final Metric metric;
    private final BaselineSentences sentences;

    BaselineJudge(Gate gate, Bound.Versus versus, Evaluated candidate, Judged judged, Metric metric) {
        this.gate = gate;
        this.versus = versus;
        this.candidate = candidate;
        this.judged = judged;
        this.metric = metric;
        sentences = new BaselineSentences(gate, versus, judged, metric);
    }

    Answer judge(Optional<Baseline> found) {
        if (found.isEmpty()) {
            return Answer.without(Answer.Cause.NO_BASELINE, metric.value(), sentences.noVersion());
        }
        Baseline baseline = found.get();
        if (isItself(baseline)) {
            return Answer.without(Answer.Cause.REFUSED, metric.value(), sentences.itself(baseline));
        }
        Evaluated kept = baseline.like(candidate);
        if (kept == null) {
            return undecided(sentences.noEvaluation(baseline));
        }
        EvaluationRecord evaluation = kept.evaluation();
        Judged other = judged.slice() == null ? Judged.all(evaluation) : Judged.slice(evaluation, judged.slice());
        if (other == null) {
            return undecided(sentences.noMetric(baseline, "it has no slice " + judged.slice()));
        }
        Metric otherMetric = other.usable(gate.metric());
        if (otherMetric == null) {
            return undecided(sentences.noMetric(baseline, other.absence(gate.metric(), evaluation.task())));
        }
        return compare(baseline, kept, other, otherMetric);
    }

    private Answer undecided(String sentence) {
        return Answer.undecided(metric.value(), null, sentence);
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

    private Answer compare(Baseline baseline, Evaluated kept, Judged other, Metric otherMetric) {
        if (metric.reported() != otherMetric.reported()) {
            return undecided(sentences.otherSource(baseline));
        }
        Supplier<Difference> unpaired = () -> apart(interval(candidate, judged), otherMetric, interval(kept, other));
        if (metric.reported()) {
            return decide(baseline, unpaired.get(), "");
        }
        OtherDefinition positive = OtherDefinition.ofPositive(candidate.evaluation(), kept.evaluation());
        if (positive != null) {
            return undecided(
                    sentences.otherDefinition(baseline, positive, "; evaluate both with the same positive class."));
        }
        OtherDefinition definition = OtherDefinition.of(gate.metric(), candidate.evaluation(), kept.evaluation());
        boolean weighted = weighted(candidate) || weighted(kept);
        boolean sameRows = candidate.onSameRows(kept);
        boolean needsRows = gate.confidence() != null || !sameRows || metric.low() != null || weighted;
        Optional<Difference> paired = needsRows || definition != null
                ? paired(kept).map(found -> varying(found, definition == null ? unpaired : () -> null))
                : Optional.empty();
        String recomputed = definition == null ? "" : definition.recomputed(baseline.name());
        if (sameRows && paired.isPresent() && paired.get().rows() == judged.rows()) {
            return decide(baseline, paired.get(), recomputed); // both values of one definition, whatever was kept
        }
        if (sameRows && definition == null && !weighted) {
            boolean tested = paired.isPresent() && !Double.isNaN(paired.get().standardError());
            Difference onAll =
                    tested ? paired.get().onAll(metric.value(), otherMetric.value(), judged.rows()) : unpaired.get();
            return decide(baseline, onAll, "");
        }
        if (paired.isPresent() && paired.get().rows() >= Math.max(MIN_COMMON, judged.rows() / 2)) {
            return decide(
                    baseline,
                    paired.get(),
                    " on the " + Wording.count(paired.get().rows()) + " rows that both have" + recomputed);
        }
        if (definition != null) {
            return undecided(sentences.otherDefinition(
                    baseline,
                    definition,
                    ", and without kept predictions of the same rows it cannot be recomputed; evaluate both alike."));
        }
        if (sameRows) { // same column of weights, but without rows nobody knows whether it held the same ones
            return decide(baseline, unpaired.get(), "");
        }
        if (gate.policy().otherRows()) {
            return decide(baseline, unpaired.get(), " on other rows");
        }
        return undecided(sentences.otherRows(baseline, other.rows()));
    }

    /** The metric's interval at the level that decides; without such a level at that of the evaluation. */
    private GateInterval interval(Evaluated evaluated, Judged part) {
        return GateInterval.of(
                evaluated, part, gate.metric(), gate.confidence() == null ? part.level() : gate.confidence());
    }

    /** The difference from a value of independent rows, by the intervals of both. */
    private Difference apart(GateInterval mine, Metric other, GateInterval theirs) {
        return Difference.unpaired(
                metric.value(),
                mine.low(),
                mine.high(),
                mine.level(),
                other.value(),
                theirs.low(),
                theirs.high(),
                theirs.level(),
                judged.rows());
    }

    /**
     * A difference without any variation between the rows, as from very few of them, is no certainty: rows that agree may
     * still be followed by some that do not, and for all else there are only the values' own intervals.
     *
     * @param apart what these intervals say, {@code null} when the baseline's is of another quantity
     */
    private Difference varying(Difference paired, Supplier<Difference> apart) {
        if (!paired.withoutVariation()) {
            return paired;
        }
        Difference known;
        if (paired.value() == 0) {
            GateInterval mine = interval(candidate, judged);
            known = paired.ofAgreeingRows(apart(mine, metric, mine), mine.level());
        } else {
            known = apart.get();
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
            return undecided(sentences.tooLarge(baseline));
        }
        String sentence = sentences.compared(baseline, difference, allowed, where);
        if (gate.confidence() == null) {
            boolean passed = gate.holds(difference.candidate(), bound);
            return Answer.decided(passed, difference.candidate(), bound, sentence + ".");
        }
        double level = gate.confidence();
        if (Double.isNaN(difference.standardError())) {
            return Answer.undecided(difference.candidate(), bound, sentence + sentences.withoutInterval(level));
        }
        double one = gate.sign() * difference.low(level);
        double two = gate.sign() * difference.high(level);
        boolean passed = Math.min(one, two) >= -allowed;
        boolean failed = Math.max(one, two) < -allowed;
        String interval = sentence + sentences.interval(difference, level);
        if (passed || failed) {
            return Answer.decided(passed, difference.candidate(), bound, interval + ".");
        }
        return Answer.undecided(
                difference.candidate(), bound, interval + ", which holds the margin, so it cannot be told.");
    }
}
