package io.jenkins.plugins.mlstages.steps;

import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.report.ReportFormat;
import io.jenkins.plugins.mlstages.engine.report.document.RunReport;
import io.jenkins.plugins.mlstages.run.BuildReport;
import java.io.IOException;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Writes the report of the build so far into the workspace and returns its text, for archiving, mails and comments. */
public final class MlReportStep extends StageStep<String> {
    private String file;
    private String format;
    private String model;

    @DataBoundConstructor
    public MlReportStep() {}

    public String getFile() {
        return file;
    }

    /** A path in the workspace; without it nothing is written. */
    @DataBoundSetter
    public void setFile(String file) {
        this.file = Util.fixEmptyAndTrim(file);
    }

    public String getFormat() {
        return format;
    }

    /** {@code html} or {@code md}; without it, what the file's ending says, and Markdown without a file. */
    @DataBoundSetter
    public void setFormat(String format) {
        this.format = Util.fixEmptyAndTrim(format);
    }

    public String getModel() {
        return model;
    }

    /** The one model to report about; without it, all models of the build. */
    @DataBoundSetter
    public void setModel(String model) {
        this.model = Util.fixEmptyAndTrim(model);
    }

    @Override
    String perform(StageRun stage) throws IOException, InterruptedException {
        ReportFormat chosen = format();
        RunReport report = BuildReport.of(stage.run());
        String text = chosen.write(
                model == null ? report : report.only(stage.model(model).full()));
        if (file != null) {
            write(stage, text);
        }
        return text;
    }

    private ReportFormat format() {
        if (format != null) {
            return ReportFormat.named(format);
        }
        return file == null ? ReportFormat.MARKDOWN : ReportFormat.ofFile(file);
    }

    private void write(StageRun stage, String text) throws IOException, InterruptedException {
        FilePath workspace = stage.workspace();
        if (workspace == null) {
            throw new InputException(
                    "file: '" + file + "' cannot be written, since mlReport stands outside of any node:"
                            + " put it into a node, or leave 'file' out and use the text that it returns.");
        }
        if (!isInside(workspace)) {
            throw new InputException("file: '" + file + "' lies outside the workspace; a path inside it was expected.");
        }
        FilePath target = workspace.child(file);
        target.getParent().mkdirs();
        target.write(text, "UTF-8");
        stage.log("Wrote the report to " + file + ".");
    }

    private boolean isInside(FilePath workspace) throws IOException, InterruptedException {
        try {
            return workspace.isDescendant(file);
        } catch (IllegalArgumentException absolute) {
            return false;
        }
    }

    @Extension
    @Symbol("mlReport")
    public static final class DescriptorImpl extends StageStepDescriptor<MlReportStep> {
        public DescriptorImpl() {
            super("mlReport");
        }

        @Override
        public String getDisplayName() {
            return Messages.MlReportStep_DisplayName();
        }

        @Override
        public String argumentsToString(Map<String, Object> namedArgs) {
            Object file = namedArgs.get("file");
            return file == null ? null : file.toString();
        }

        @Override
        @POST
        public FormValidation doCheckModel(@QueryParameter String value) {
            return value.isBlank() ? FormValidation.ok() : FormChecks.model(value);
        }

        @POST
        public FormValidation doCheckFile(@QueryParameter String value, @QueryParameter String format) {
            return FormChecks.reportFile(value, format);
        }

        @POST
        public ListBoxModel doFillFormatItems() {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.MlReportStep_formatOfFile(), "");
            items.add("HTML", "html");
            items.add("Markdown", "md");
            return items;
        }
    }
}
