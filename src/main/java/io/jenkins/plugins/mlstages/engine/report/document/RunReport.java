package io.jenkins.plugins.mlstages.engine.report.document;

import java.util.List;

/**
 * The report of a run.
 *
 * @param run how readers name the run
 * @param time when its last stage ended, for readers; {@code null} when no stage has ended
 * @param page absolute address of the run's page, {@code null} if there is none
 * @param models one part per model, in the order of the run's stages, and one for data of none
 * @param problems sentences about records that cannot be read
 */
public record RunReport(String run, String time, String page, List<ModelReport> models, List<String> problems) {
    public RunReport {
        models = List.copyOf(models);
        problems = List.copyOf(problems);
    }

    /** This report with one model alone. */
    public RunReport only(String model) {
        return new RunReport(
                run,
                time,
                page,
                models.stream().filter(one -> one.model().equals(model)).toList(),
                problems);
    }
}
