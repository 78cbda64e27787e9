package io.jenkins.plugins.mlstages.steps;

import java.io.Serializable;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What a pipeline learns of a version: first of all, which one it is. */
public abstract class NamedVersion implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String model;
    private final int number;

    NamedVersion(String model, int number) {
        this.model = model;
        this.number = number;
    }

    /** Full name of the model. */
    @Whitelisted
    public final String getModel() {
        return model;
    }

    @Whitelisted
    public final int getNumber() {
        return number;
    }

    /** {@code price-up/7}, which other steps take. */
    @Whitelisted
    public final String getReference() {
        return model + "/" + number;
    }
}
