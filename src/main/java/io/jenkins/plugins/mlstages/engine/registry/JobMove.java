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
        String job = run.job();
        for (JobMove move : moves) {
            if (move.line() > line) {
                job = move.apply(job);
            }
        }
        return new RunRef(job, run.number());
    }

    private String apply(String job) {
        if (job.equals(from)) {
            return to;
        }
        return job.startsWith(from + "/") ? to + job.substring(from.length()) : job;
    }
}
