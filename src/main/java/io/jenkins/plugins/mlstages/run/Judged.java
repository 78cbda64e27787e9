package io.jenkins.plugins.mlstages.run;

import io.jenkins.plugins.mlstages.engine.record.VerdictCounts;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** How the gates of a model, or the expectations of data, came out: numbers for machines, one line for readers. */
@ExportedBean(defaultVisibility = 2)
public final class Judged {
    private final VerdictCounts counts;
    private final boolean gates;

    private Judged(VerdictCounts counts, boolean gates) {
        this.counts = counts;
        this.gates = gates;
    }

    static Judged gates(VerdictCounts counts) {
        return new Judged(counts, true);
    }

    static Judged expectations(VerdictCounts counts) {
        return new Judged(counts, false);
    }

    /** Whether there was any. */
    public boolean isAsked() {
        return counts.all() > 0;
    }

    @Exported
    public int getPassed() {
        return counts.passed();
    }

    @Exported
    public int getFailed() {
        return counts.failed();
    }

    @Exported
    public int getUndecided() {
        return counts.undecided();
    }

    public String getWords() {
        return gates
                ? Messages.Judged_gates(counts.passed(), counts.all(), counts.failed(), counts.undecided())
                : Messages.Judged_expectations(counts.passed(), counts.all(), counts.failed(), counts.undecided());
    }
}
