package io.jenkins.plugins.mlstages.checks;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.checks.api.ChecksConclusion;
import io.jenkins.plugins.checks.api.ChecksDetails;
import io.jenkins.plugins.checks.api.ChecksOutput;
import io.jenkins.plugins.checks.api.ChecksPublisherFactory;
import io.jenkins.plugins.checks.api.ChecksStatus;
import io.jenkins.plugins.checks.steps.ChecksInfo;
import io.jenkins.plugins.mlstages.engine.report.document.ModelReport;
import io.jenkins.plugins.mlstages.engine.report.document.Outcome;
import io.jenkins.plugins.mlstages.engine.report.markdown.MarkdownReport;
import io.jenkins.plugins.mlstages.run.ModelChecks;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Checks by way of checks-api, for whichever host has a plugin that takes them. */
@Extension(optional = true)
public final class HostedChecks extends ModelChecks {
    /** What hosts take of each of the two texts, in bytes. */
    static final int MOST_BYTES = 65_535;

    @Override
    protected String nameIn(StepContext context) throws IOException, InterruptedException {
        ChecksInfo around = context.get(ChecksInfo.class);
        return around == null ? null : around.getName();
    }

    @Override
    protected void publish(Run<?, ?> run, TaskListener log, String name, ModelReport report, String page) {
        ChecksDetails.ChecksDetailsBuilder details = new ChecksDetails.ChecksDetailsBuilder()
                .withName(name)
                .withStatus(ChecksStatus.COMPLETED)
                .withConclusion(conclusion(report.outcome()))
                .withCompletedAt(LocalDateTime.now(ZoneOffset.UTC))
                .withOutput(output(report));
        if (page != null) {
            details.withDetailsURL(page);
        }
        ChecksPublisherFactory.fromRun(run, log).publish(details.build());
    }

    private static ChecksOutput output(ModelReport report) {
        String text = MarkdownReport.limited("", report.details(), MOST_BYTES);
        ChecksOutput.ChecksOutputBuilder output = new ChecksOutput.ChecksOutputBuilder()
                .withTitle(report.outcome().words() + ": " + report.headline())
                .withSummary(MarkdownReport.limited(MarkdownReport.headline(report), report.summary(), MOST_BYTES));
        return (text.isEmpty() ? output : output.withText(text)).build();
    }

    static ChecksConclusion conclusion(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> ChecksConclusion.SUCCESS;
            case NOTED -> ChecksConclusion.NEUTRAL;
            case DECISION_NEEDED -> ChecksConclusion.ACTION_REQUIRED;
            case FAILED -> ChecksConclusion.FAILURE;
        };
    }
}
