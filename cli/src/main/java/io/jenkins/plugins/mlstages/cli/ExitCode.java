package io.jenkins.plugins.mlstages.cli;

/** What the process's exit code says; scripts rely on it. */
public final class ExitCode {
    public static final int FINE = 0;
    /** A gate failed or was undecided, or drift was detected. */
    public static final int NOT_PASSED = 1;
    /** Bad usage or input; one sentence on standard error says what. */
    public static final int BAD_INPUT = 2;
    /** A defect of ML Stages itself; never taken for a verdict. */
    public static final int DEFECT = 3;

    private ExitCode() {}
}
