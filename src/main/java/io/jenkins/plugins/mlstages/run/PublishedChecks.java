package io.jenkins.plugins.mlstages.run;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Says in {@code build.xml} under which name a build has published a check for a model, so that a later stage finds it. */
public final class PublishedChecks extends InvisibleAction {
    private final Map<String, String> names = new TreeMap<>();

    private PublishedChecks() {}

    @Initializer(before = InitMilestone.JOB_LOADED)
    public static void nameForBuildXml() {
        Run.XSTREAM2.alias("ml-stages-published-checks", PublishedChecks.class);
    }

    static void add(Run<?, ?> run, String model, String name) throws IOException {
        synchronized (run) {
            PublishedChecks published = run.getAction(PublishedChecks.class);
            if (published == null) {
                published = new PublishedChecks();
                run.addAction(published);
            }
            if (!name.equals(published.names.put(model, name))) {
                run.save();
            }
        }
    }

    /** {@code null} if there is none. */
    static String name(Run<?, ?> run, String model) {
        synchronized (run) {
            PublishedChecks published = run.getAction(PublishedChecks.class);
            return published == null ? null : published.names.get(model);
        }
    }
}
