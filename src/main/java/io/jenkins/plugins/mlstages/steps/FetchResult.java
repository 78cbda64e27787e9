package io.jenkins.plugins.mlstages.steps;

import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What {@code fetchVersion} returns to the pipeline. */
public final class FetchResult extends NamedVersion {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> files;

    FetchResult(String model, int number, ArrayList<String> files) {
        super(model, number);
        this.files = files;
    }

    /** Paths in the workspace. */
    @Whitelisted
    public List<String> getFiles() {
        return files;
    }

    @Whitelisted
    @Override
    public String toString() {
        return "fetched " + getReference() + ": " + String.join(", ", files);
    }
}
