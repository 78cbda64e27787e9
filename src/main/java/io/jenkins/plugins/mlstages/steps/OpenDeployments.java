package io.jenkins.plugins.mlstages.steps;

import hudson.Extension;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.InvisibleAction;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The deployments that a build has begun and not ended. A build that is killed, or cannot go on after a crash, never comes
 * to the end of the step's block: then its deployments are recorded as failed when the build ends.
 */
public final class OpenDeployments extends InvisibleAction {
    private static final Logger LOGGER = Logger.getLogger(OpenDeployments.class.getName());

    /** {@code <line number of the beginning> <model>}. */
    private final List<String> open = new ArrayList<>();

    @Initializer(before = InitMilestone.JOB_LOADED)
    public static void nameForBuildXml() {
        Run.XSTREAM2.alias("ml-stages-open-deployments", OpenDeployments.class);
    }

    static void opened(Run<?, ?> run, String model, long deployment) throws IOException {
        synchronized (run) {
            OpenDeployments action = run.getAction(OpenDeployments.class);
            if (action == null) {
                action = new OpenDeployments();
                run.addAction(action);
            }
            action.open.add(deployment + " " + model);
            run.save();
        }
    }

    static void closed(Run<?, ?> run, String model, long deployment) throws IOException {
        synchronized (run) {
            OpenDeployments action = run.getAction(OpenDeployments.class);
            if (action != null && action.open.remove(deployment + " " + model)) {
                if (action.open.isEmpty()) {
                    run.removeAction(action);
                }
                run.save();
            }
        }
    }

    private List<String> list(Run<?, ?> run) {
        synchronized (run) {
            return List.copyOf(open);
        }
    }

    /** Ends what a build has left open. */
    @Extension
    public static final class AtTheEnd extends RunListener<Run<?, ?>> {
        @Override
        public void onCompleted(Run<?, ?> run, TaskListener listener) {
            OpenDeployments action = run.getAction(OpenDeployments.class);
            if (action == null) {
                return;
            }
            for (String entry : action.list(run)) {
                long deployment = Long.parseLong(entry.substring(0, entry.indexOf(' ')));
                String model = entry.substring(entry.indexOf(' ') + 1);
                try {
                    Models.registry()
                            .model(new ModelName(model))
                            .deployments()
                            .fail(
                                    deployment,
                                    "The build ended before it said how the deployment went.",
                                    false,
                                    Change.byEndOf(
                                            BuildRecords.reference(run).toString(), null, BuildRecords.reference(run)));
                    closed(run, model, deployment);
                } catch (IOException | InputException e) {
                    LOGGER.log(
                            Level.WARNING,
                            e,
                            () -> "The deployment " + deployment + " of " + model + ", begun by " + run
                                    + ", stays open");
                }
            }
        }
    }
}
