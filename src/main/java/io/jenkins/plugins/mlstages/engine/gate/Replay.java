package io.jenkins.plugins.mlstages.engine.gate;

import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * What proposed gates would have said of past evaluations.
 *
 * @param runs oldest first
 * @param failed how many the gates would not have let pass
 * @param sentence the result in one sentence
 */
public record Replay(List<Past> runs, int failed, String sentence) {
    /**
     * One past evaluation.
     *
     * @param run the run
     * @param time when it was evaluated
     * @param version the registered version that was judged, {@code null} for the run's own candidate
     * @param passed whether all proposed gates would have let it pass
     * @param passedThen whether the gates of that time did
     * @param gates the proposed gates' verdicts
     */
    public record Past(
            RunRef run, Instant time, String version, boolean passed, boolean passedThen, List<GateVerdict> gates) {}

    /**
     * @param kept the evaluations, in any order
     * @param baselines the versions as they were at a time, so that {@code production} is what was in production then
     */
    public static Replay of(List<Gate> gates, List<Evaluated> kept, Function<Instant, Baselines> baselines) {
        List<Past> runs = kept.stream()
                .sorted(Comparator.comparing(
                        evaluated -> evaluated.evaluation().origin().time()))
                .map(evaluated -> past(
                        gates,
                        evaluated,
                        baselines.apply(evaluated.evaluation().origin().time())))
                .toList();
        int failed = (int) runs.stream().filter(past -> !past.passed()).count();
        long undecided = runs.stream()
                .filter(past -> past.gates().stream().anyMatch(g -> !g.passed() && g.verdict() == Verdict.UNDECIDED))
                .count();
        String sentence = "Of " + runs.size() + " kept evaluations, " + failed + " would not have passed"
                + (undecided == 0 ? "." : ", " + undecided + " of them with an undecided gate.");
        return new Replay(runs, failed, sentence);
    }

    private static Past past(List<Gate> gates, Evaluated evaluated, Baselines baselines) {
        var evaluation = evaluated.evaluation();
        List<GateVerdict> verdicts = new GateEvaluator(evaluated, baselines).judge(gates);
        boolean passed = verdicts.stream().allMatch(GateVerdict::passed);
        return new Past(
                evaluation.origin().run(),
                evaluation.origin().time(),
                evaluation.version(),
                passed,
                evaluation.passed(),
                verdicts);
    }
}
