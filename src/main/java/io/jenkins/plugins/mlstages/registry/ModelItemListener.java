package io.jenkins.plugins.mlstages.registry;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.listeners.ItemListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.engine.registry.ModelList;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import io.jenkins.plugins.mlstages.engine.registry.ModelSummary;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * Keeps models and their lineage true when jobs and folders get other names or other places: artifacts are found in the
 * builds where they are now, and the models of a folder go with it. Nothing is done when something is deleted: versions
 * stay, and say which build is gone when they are asked for its artifacts.
 */
@Extension
public final class ModelItemListener extends ItemListener {
    private static final Logger LOGGER = Logger.getLogger(ModelItemListener.class.getName());

    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        if (followsItsFolder(oldFullName, newFullName)) {
            return;
        }
        Change change = new Change(
                Jenkins.getAuthentication2().getName(),
                "'" + oldFullName + "' is called '" + newFullName + "' now.",
                null);
        String what = "'" + oldFullName + "' is called '" + newFullName + "' now";
        attempt(
                "The artifacts of its builds are not found, although " + what,
                () -> Models.jobMoved(oldFullName, newFullName));
        attempt("No model knows that " + what, () -> tell(oldFullName, newFullName, change));
        if (item instanceof ItemGroup) {
            attempt(
                    "The folder's models keep their names, although " + what,
                    () -> moveModels(Models.registry(), oldFullName + "/", newFullName + "/", change));
        }
    }

    private interface Part {
        void run() throws IOException;
    }

    /** What fails keeps nothing else from being done. */
    private static void attempt(String otherwise, Part part) {
        try {
            part.run();
        } catch (IOException | InputException e) {
            LOGGER.log(Level.WARNING, e, () -> otherwise);
        }
    }

    private static void tell(String from, String to, Change change) throws IOException {
        for (ModelList.Problem missed :
                Models.registry().jobMoved(from, to, change).missed()) {
            LOGGER.warning(() -> "The model '" + missed.model() + "' does not know that '" + from + "' is called '" + to
                    + "' now, and goes on showing its builds under the old name: " + missed.sentence());
        }
    }

    /** The event for a folder says it for everything in it; those that come after it, one for each item, say nothing new. */
    private static boolean followsItsFolder(String oldFullName, String newFullName) {
        String oldFolder = folder(oldFullName);
        if (oldFolder.isEmpty() || oldFolder.equals(folder(newFullName))) {
            return false;
        }
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            return Jenkins.get().getItemByFullName(oldFolder) == null;
        }
    }

    private static String folder(String fullName) {
        return fullName.substring(0, Math.max(0, fullName.lastIndexOf('/')));
    }

    private static void moveModels(ModelRegistry registry, String from, String to, Change change) throws IOException {
        ModelList list = registry.list();
        for (ModelList.Problem damaged : list.problems()) {
            if (damaged.model().startsWith(from)) {
                LOGGER.warning(
                        () -> "The model '" + damaged.model() + "' cannot be read, so it stays where it is and does not"
                                + " go with its folder to '" + to + "': " + damaged.sentence());
            }
        }
        for (ModelSummary summary : list.models()) {
            if (summary.model().startsWith(from)) {
                try {
                    registry.rename(
                            new ModelName(summary.model()),
                            new ModelName(to + summary.model().substring(from.length())),
                            change);
                } catch (IOException | InputException e) {
                    LOGGER.log(
                            Level.WARNING,
                            e,
                            () -> "The model '" + summary.model() + "' does not go with its folder to '" + to + "'");
                }
            }
        }
    }
}
