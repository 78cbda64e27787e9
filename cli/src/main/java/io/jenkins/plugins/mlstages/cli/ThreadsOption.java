package io.jenkins.plugins.mlstages.cli;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import picocli.CommandLine.Option;

/** How many threads read data. */
final class ThreadsOption {
    @Option(names = "--threads", paramLabel = "N", description = "Threads that read (default: as many as processors).")
    private Integer threads;

    int count() {
        if (threads != null && threads < 1) {
            throw new InputException("--threads: " + threads + " was given, but at least 1 was expected.");
        }
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
