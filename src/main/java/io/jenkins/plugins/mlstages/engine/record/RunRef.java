package io.jenkins.plugins.mlstages.engine.record;

/**
 * One execution that works on models.
 *
 * @param job full name of the Jenkins job ({@code team-a/train}); {@code local} for the command line's runs
 * @param number the build's or run's number, from 1
 */
public record RunRef(String job, int number) {
    /** The job name of runs that the command line makes. */
    public static final String LOCAL = "local";

    @Override
    public String toString() {
        return job + " #" + number;
    }
}
