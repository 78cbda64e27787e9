package io.jenkins.plugins.mlstages.steps;

import java.io.Serializable;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What {@code promoteVersion} and {@code rollbackVersion} return to the pipeline. */
public final class AliasResult implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String model;
    private final String alias;
    private final int number;
    private final int previous;
    private final boolean forced;

    AliasResult(String model, String alias, int number, int previous, boolean forced) {
        this.model = model;
        this.alias = alias;
        this.number = number;
        this.previous = previous;
        this.forced = forced;
    }

    @Whitelisted
    public String getModel() {
        return model;
    }

    @Whitelisted
    public String getAlias() {
        return alias;
    }

    /** Number of the version that has the alias now. */
    @Whitelisted
    public int getNumber() {
        return number;
    }

    /** Number of the version that had the alias before, 0 if none. */
    @Whitelisted
    public int getPrevious() {
        return previous;
    }

    /** Whether the alias was moved although the version's gates had not passed. */
    @Whitelisted
    public boolean isForced() {
        return forced;
    }

    /** {@code price-up/7}, which other steps take. */
    @Whitelisted
    public String getReference() {
        return model + "/" + number;
    }

    @Whitelisted
    @Override
    public String toString() {
        return model + "@" + alias + " is now version " + number + (previous == 0 ? "" : " (before: " + previous + ")")
                + (forced ? ", although its gates have not passed" : "");
    }
}
