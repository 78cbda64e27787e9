package io.jenkins.plugins.mlstages.steps;

import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What {@code registerVersion} returns to the pipeline. */
public final class VersionResult extends NamedVersion {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> aliases;

    VersionResult(ModelVersion version) {
        super(version.origin().model(), version.number());
        aliases = new ArrayList<>(version.aliases());
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
