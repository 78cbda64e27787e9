package io.jenkins.plugins.mlstages.steps;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What {@code fetchVersion} returns to the pipeline. */
public final class FetchResult implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String model;
    private final int number;
    private final ArrayList<String> files;

    FetchResult(String model, int number, ArrayList<String> files) {
        this.model = model;
        this.number = number;
        this.files = files;
    }

    @Whitelisted
    public String getModel() {
        return model;
    }

    @Whitelisted
    public int getNumber() {
        return number;
    }

    /** {@code price-up/7}, which other steps take. */
    @Whitelisted
    public String getReference() {
        return model + "/" + number;
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
