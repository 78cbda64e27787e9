package io.jenkins.plugins.mlstages.steps;

import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What {@code registerVersion} returns to the pipeline. */
public final class VersionResult implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String model;
    private final int number;
    private final ArrayList<String> aliases;

    VersionResult(ModelVersion version) {
        model = version.origin().model();
        number = version.number();
        aliases = new ArrayList<>(version.aliases());
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

    @Whitelisted
    public List<String> getAliases() {
        return aliases;
    }

    @Whitelisted
    @Override
    public String toString() {
        return "registered " + getReference() + (aliases.isEmpty() ? "" : " as " + aliases);
    }
}
