package io.jenkins.plugins.mlstages.run;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlstages.engine.report.document.ModelReport;
import io.jenkins.plugins.mlstages.engine.report.document.RunReport;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Tells the host of the source code how it stands with a model, as one check of a commit or change request per model. */
public abstract class ModelChecks implements ExtensionPoint {
    /**
     * Publishes a check, or brings the one of the same name up to date.
     *
     * @param name what the host shows
     * @param page absolute address of the build's page, {@code null} if this Jenkins does not know its own address
     */
    protected abstract void publish(Run<?, ?> run, TaskListener log, String name, ModelReport report, String page);

    /** The name that a block around a step gives to checks; {@code null} if there is none. */
    protected abstract String nameIn(StepContext context) throws IOException, InterruptedException;

    /** See {@link #nameIn}. */
    public static String nameAround(StepContext context) throws IOException, InterruptedException {
        for (ModelChecks checks : ExtensionList.lookup(ModelChecks.class)) {
            String name = checks.nameIn(context);
            if (name != null) {
                return name;
            }
        }
        return null;
    }

    /**
     * Publishes what a build has recorded of a model so far; nothing where nobody can.
     *
     * @param name {@code null} for the usual one, which names the model
     */
    public static void publish(Run<?, ?> run, TaskListener log, String model, String name) throws IOException {
        ExtensionList<ModelChecks> all = ExtensionList.lookup(ModelChecks.class);
        if (all.isEmpty()) {
            return;
        }
        String shown = name == null ? "ML Stages / " + model : name;
        PublishedChecks.add(run, model, shown);
        RunReport report = BuildReport.of(run).only(model);
        for (ModelChecks checks : all) {
            report.models().forEach(one -> checks.publish(run, log, shown, one, BuildLinks.page(run)));
        }
    }

    /** Brings the check of a model up to date, if the build has published one. */
    public static void refresh(Run<?, ?> run, TaskListener log, String model) throws IOException {
        String name = PublishedChecks.name(run, model);
        if (name != null) {
            publish(run, log, model, name);
        }
    }
}
