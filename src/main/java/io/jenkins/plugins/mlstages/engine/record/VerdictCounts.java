package io.jenkins.plugins.mlstages.engine.record;

import java.util.Collection;

/** How many gates, or expectations of data, came to which verdict. */
public record VerdictCounts(int passed, int failed, int undecided) {
    public static final VerdictCounts NONE = new VerdictCounts(0, 0, 0);

    public static VerdictCounts of(Collection<GateVerdict> verdicts) {
        return new VerdictCounts(
                count(verdicts, Verdict.PASSED), count(verdicts, Verdict.FAILED), count(verdicts, Verdict.UNDECIDED));
    }

    private static int count(Collection<GateVerdict> verdicts, Verdict verdict) {
        return (int) verdicts.stream().filter(one -> one.verdict() == verdict).count();
    }

    public int all() {
        return passed + failed + undecided;
    }

    public VerdictCounts minus(VerdictCounts other) {
        return new VerdictCounts(passed - other.passed, failed - other.failed, undecided - other.undecided);
    }
}
