package io.jenkins.plugins.mlstages.steps;

import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What {@code promoteVersion} and {@code rollbackVersion} return to the pipeline. */
public final class AliasResult extends NamedVersion {
    private static final long serialVersionUID = 1L;

    private final String alias;
    private final int previous;
    private final boolean forced;

    AliasResult(String model, String alias, int number, int previous, boolean forced) {
        super(model, number);
        this.alias = alias;
        this.previous = previous;
        this.forced = forced;
    }

    @Whitelisted
    public String getAlias() {
        return alias;
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

    @Whitelisted
    @Override
    public String toString() {
        return getModel() + "@" + alias + " is now version " + getNumber()
                + (previous == 0 ? "" : " (before: " + previous + ")")
                + (forced ? ", although its gates have not passed" : "");
    }
}
