package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.util.List;

/**
 * A job or folder got another full name; runs recorded before that line are found under the new one.
 *
 * @param line the line of the log that says so
 * @param from full name of the job or folder before
 * @param to full name of it since
 */
public record JobMove(long line, String from, String to) {
    static RunRef current(List<JobMove> moves, RunRef run, long line) {
        if (run == null) {
            return null;
        }
        RunRef now = run;
        for (JobMove move : moves) {
            if (move.line() > line) {
                now = move.apply(now);
            }
        }
        return now;
    }

    /** A run from before the move under the name that its job has after it. */
    RunRef apply(RunRef run) {
        String job = run.job();
        if (job.equals(from)) {
            return new RunRef(to, run.number());
        }
        return job.startsWith(from + "/") ? new RunRef(to + job.substring(from.length()), run.number()) : run;
    }
}
