package io.jenkins.plugins.mlstages.engine.report.document;

/** What a run came to for one model; the worst of what its stages said. In the order of their weight. */
public enum Outcome {
    /** Gates passed, no drift was detected. */
    PASSED("Passed", Tone.GOOD),
    /** Nothing was judged, or what did not pass is allowed to: criticality NOTE, or undecided where the gate accepts that. */
    NOTED("Noted", Tone.DOUBT),
    /** Nothing failed, but a gate stops the run because it could not tell: somebody has to decide. */
    DECISION_NEEDED("Needs a decision", Tone.WARNING),
    /** A gate or a training failed, or drift was detected that counts. */
    FAILED("Not passed", Tone.BAD);

    private final String words;
    private final Tone tone;

    Outcome(String words, Tone tone) {
        this.words = words;
        this.tone = tone;
    }

    public String words() {
        return words;
    }

    public Tone tone() {
        return tone;
    }
}
