package io.jenkins.plugins.mlstages.engine.gate;

import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.SliceEvaluation;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives the verdict of each gate. Fails closed: a metric that is missing, not finite, of too few rows, or not comparable is
 * undecided, and undecided does not pass unless the gate itself says so.
 */
public final class GateEvaluator {
    private final Evaluated candidate;
    private final Baselines baselines;

    public GateEvaluator(Evaluated candidate, Baselines baselines) {
        this.candidate = candidate;
        this.baselines = baselines;
    }

    /** The verdicts in the order of the gates; a gate on each value of a slice column gives one for each. */
    public List<GateVerdict> judge(List<Gate> gates) {
        List<GateVerdict> verdicts = new ArrayList<>();
        Map<String, Optional<Baseline>> found = new HashMap<>();
        for (Gate gate : gates) {
            Optional<Baseline> baseline = gate.bound() instanceof Bound.Versus versus
                    ? found.computeIfAbsent(versus.baseline(), baselines::find)
                    : Optional.empty();
            for (Judged part : parts(gate)) {
                verdicts.add(verdict(gate, part, represented(gate, judge(gate, part, baseline))));
            }
        }
        return List.copyOf(verdicts);
    }

    private List<Judged> parts(Gate gate) {
        EvaluationRecord evaluation = candidate.evaluation();
        if (gate.slice() == null) {
            return List.of(Judged.all(evaluation));
        }
        List<SliceEvaluation> slices =
                evaluation.details() == null ? List.of() : evaluation.details().slices();
        List<Judged> parts = new ArrayList<>();
        for (SliceEvaluation slice : slices) {
            if (slice.slice().equals(gate.slice()) || slice.of().equals(gate.slice())) {
                parts.add(Judged.slice(evaluation, slice));
            }
        }
        if (parts.isEmpty()) {
            String known = slices.isEmpty()
                    ? "the evaluation has no slices"
                    : "there is no such slice among "
                            + slices.stream()
                                    .map(SliceEvaluation::slice)
                                    .limit(10)
                                    .toList();
            parts.add(new Judged(gate.slice(), 0, Map.of(), known, Judged.level(evaluation)));
        }
        return parts;
    }

    private Answer judge(Gate gate, Judged part, Optional<Baseline> baseline) {
        Metric metric = part.usable(gate.metric());
        if (metric == null) {
            return Answer.undecided(
                    null,
                    gate.bound() instanceof Bound.Absolute a ? a.value() : null,
                    Sentences.named(gate.metric(), part) + " has no value: "
                            + part.absence(gate.metric(), candidate.evaluation().task())
                            + ".");
        }
        if (gate.bound() instanceof Bound.Absolute absolute) {
            return AbsoluteJudge.judge(gate, absolute.value(), candidate, part, metric);
        }
        return new BaselineJudge(gate, (Bound.Versus) gate.bound(), candidate, part, metric).judge(baseline);
    }

    /** Adds whether the evaluated rows resemble the data in use, where the gate asks. */
    private Answer represented(Gate gate, Answer answer) {
        String version = gate.policy().representativeOf();
        if (version == null) {
            return answer;
        }
        Optional<Baselines.Resemblance> resemblance = baselines.resemblance(version);
        if (resemblance.isPresent() && resemblance.get().alike()) {
            return answer;
        }
        String warning = resemblance
                .map(Baselines.Resemblance::sentence)
                .orElse("Whether these rows resemble the data that " + version
                        + " sees is not known: no drift check or deployment"
                        + " profile of it is kept.");
        String sentence = answer.sentence() + " " + warning;
        if (gate.policy().requireRepresentative() && answer.verdict() == Verdict.PASSED) {
            return Answer.undecided(answer.value(), answer.bound(), sentence);
        }
        return new Answer(answer.verdict(), answer.value(), answer.bound(), answer.cause(), sentence);
    }

    private static GateVerdict verdict(Gate gate, Judged part, Answer answer) {
        return answer.under(gate.policy(), gate.toString(), gate.metric(), part.slice(), gate.criticality());
    }
}
