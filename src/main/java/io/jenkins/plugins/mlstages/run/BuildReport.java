package io.jenkins.plugins.mlstages.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.Run;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.report.ReportOfRun;
import io.jenkins.plugins.mlstages.engine.report.ReportTexts;
import io.jenkins.plugins.mlstages.engine.report.document.RunReport;
import io.jenkins.plugins.mlstages.engine.view.BuildView;
import io.jenkins.plugins.mlstages.storage.BuildRecords;

/** What a build has recorded so far, for people who are not at its page. The production that is named is what the caller may read. */
public final class BuildReport {
    private BuildReport() {}

    public static RunReport of(Run<?, ?> run) {
        return ReportOfRun.of(view(run), new BuildLinks());
    }

    /**
     * @param model full name, {@code null} for the build's only one
     */
    public static ReportTexts texts(Run<?, ?> run, String model) {
        return new ReportTexts(view(run), model);
    }

    static ObjectNode view(Run<?, ?> run) {
        RunRecords.Contents contents = BuildRecords.of(run).read();
        return BuildView.of(BuildRecords.reference(run), contents, model -> BuildBaselines.of(run, contents, model));
    }
}
