package io.jenkins.plugins.mlstages.macros;

import hudson.FilePath;
import hudson.Util;
import hudson.model.AbstractBuild;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.report.ReportTexts;
import io.jenkins.plugins.mlstages.run.BuildReport;
import io.jenkins.plugins.mlstages.storage.ModelScope;
import java.util.List;
import org.jenkinsci.plugins.tokenmacro.DataBoundTokenMacro;
import org.jenkinsci.plugins.tokenmacro.MacroEvaluationException;

/** What the macros have in common: one name, the model that is asked about, and one sentence for what was asked for wrongly. */
public abstract class ReportMacro extends DataBoundTokenMacro {
    /** As the job's steps name it; without it, the build's only model. */
    @Parameter
    public String model;

    private final String name;

    ReportMacro(String name) {
        this.name = name;
    }

    abstract String text(ReportTexts texts);

    @Override
    public final boolean acceptsMacroName(String macroName) {
        return macroName.equals(name);
    }

    @Override
    public final List<String> getAcceptedMacroNames() {
        return List.of(name);
    }

    @Override
    public final String evaluate(AbstractBuild<?, ?> build, TaskListener listener, String macroName)
            throws MacroEvaluationException {
        return evaluate(build, null, listener, macroName);
    }

    @Override
    public final String evaluate(Run<?, ?> run, FilePath workspace, TaskListener listener, String macroName)
            throws MacroEvaluationException {
        try {
            String named = Util.fixEmptyAndTrim(model);
            String full = named == null
                    ? null
                    : ModelScope.of(run.getParent()).model(named).full();
            return text(BuildReport.texts(run, full));
        } catch (InputException e) {
            throw new MacroEvaluationException(name + ": " + e.getMessage(), e);
        }
    }
}
