package io.jenkins.plugins.mlstages.engine.mlflow;

import io.jenkins.plugins.mlstages.engine.tracking.RunState;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ids of logged models: {@code m-}, the id of the run that saved it, and its number in that run. */
final class LoggedModelId {
    private static final Pattern FORM = Pattern.compile("m-([A-Za-z0-9]{1,64})-\\d{1,5}");

    private LoggedModelId() {}

    static String next(RunState run) {
        return "m-" + run.id() + "-" + (run.models().size() + 1);
    }

    /** The run's id, {@code null} when it is no id of ours. */
    static String run(String id) {
        Matcher form = FORM.matcher(id);
        return form.matches() ? form.group(1) : null;
    }
}
