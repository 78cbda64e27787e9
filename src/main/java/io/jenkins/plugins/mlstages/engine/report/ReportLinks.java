package io.jenkins.plugins.mlstages.engine.report;

import io.jenkins.plugins.mlstages.engine.record.RunRef;

/** Where a report's readers find more: names and absolute addresses of pages, {@code null} where there is none. */
public interface ReportLinks {
    /** For readers who have nothing but the report. */
    ReportLinks NONE = new ReportLinks() {
        @Override
        public String run(RunRef run) {
            return null;
        }

        @Override
        public String version(String model, int number) {
            return null;
        }
    };

    /** The page of a run. */
    String run(RunRef run);

    /** The page of a version. */
    String version(String model, int number);

    /** How readers name a run. */
    default String name(RunRef run) {
        return RunRef.LOCAL.equals(run.job()) ? "run " + run.number() : run.toString();
    }
}
