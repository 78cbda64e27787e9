package io.jenkins.plugins.mlstages.engine.record;

/**
 * What expectations said of data, in numbers.
 *
 * @param run the run that recorded the data
 * @param ok whether all of them let the pipeline go on
 * @param passed number of expectations that passed
 * @param failed number of those that failed
 * @param undecided number of those that could not tell
 */
public record DataCheck(RunRef run, boolean ok, int passed, int failed, int undecided) {}
