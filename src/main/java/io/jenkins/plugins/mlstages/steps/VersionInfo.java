package io.jenkins.plugins.mlstages.steps;

import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.engine.registry.StoredArtifact;
import io.jenkins.plugins.mlstages.engine.registry.VersionState;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What {@code modelVersion} returns to the pipeline: what was registered, and what happened to it since. */
public final class VersionInfo extends NamedVersion {
    private static final long serialVersionUID = 1L;

    private final String status;
    private final ArrayList<String> aliases;
    private final ArrayList<String> environments;
    private final LinkedHashMap<String, String> tags;
    private final String description;
    private final LinkedHashMap<String, Double> metrics;
    private final LinkedHashMap<String, Object> parameters;
    private final Boolean gatesPassed;
    private final boolean forced;
    private final String parent;
    private final String commit;
    private final String job;
    private final int build;
    private final String registered;
    private final String registeredBy;
    private final ArrayList<LinkedHashMap<String, Object>> artifacts = new ArrayList<>();
    private final boolean available;

    VersionInfo(ModelName name, VersionState state, ModelVersion version) throws IOException {
        super(name.full(), state.number());
        RunRef run = state.run() == null ? version.origin().run() : state.run();
        status = state.status().id();
        aliases = new ArrayList<>(state.aliases());
        environments = new ArrayList<>(state.environments());
        tags = new LinkedHashMap<>(state.tags());
        description = state.description();
        metrics = MetricValues.of(version.metrics());
        parameters = new LinkedHashMap<>(version.parameters());
        gatesPassed = state.gatesPassed();
        forced = state.forced();
        parent = state.parent();
        commit = version.origin().commit();
        job = run.job();
        build = run.number();
        registered = state.registered().toString();
        registeredBy = state.by();
        boolean allThere = state.status() != VersionState.Status.DELETED;
        for (StoredArtifact artifact : version.artifacts()) {
            FileRef file = artifact.file();
            LinkedHashMap<String, Object> entry = new LinkedHashMap<>();
            entry.put("path", file.path());
            entry.put("bytes", file.bytes());
            entry.put("sha256", file.sha256());
            artifacts.add(entry);
            allThere &= Models.artifacts().exists(artifact);
        }
        available = allThere;
    }

    /** {@code active}, {@code archived} or {@code deleted}. */
    @Whitelisted
    public String getStatus() {
        return status;
    }

    @Whitelisted
    public List<String> getAliases() {
        return aliases;
    }

    /** The environments that have this version. */
    @Whitelisted
    public List<String> getEnvironments() {
        return environments;
    }

    @Whitelisted
    public Map<String, String> getTags() {
        return tags;
    }

    @Whitelisted
    public String getDescription() {
        return description;
    }

    /** By name; a metric without a value is absent. */
    @Whitelisted
    public Map<String, Double> getMetrics() {
        return metrics;
    }

    @Whitelisted
    public Map<String, Object> getParameters() {
        return parameters;
    }

    /** {@code null} when no gate was asked. */
    @Whitelisted
    public Boolean getGatesPassed() {
        return gatesPassed;
    }

    @Whitelisted
    public boolean isForced() {
        return forced;
    }

    /** Reference of the version that it was made from, {@code null} if none. */
    @Whitelisted
    public String getParent() {
        return parent;
    }

    /** Git commit, {@code null} if not known. */
    @Whitelisted
    public String getCommit() {
        return commit;
    }

    /** Full name that the job that registered it has now. */
    @Whitelisted
    public String getJob() {
        return job;
    }

    @Whitelisted
    public int getBuild() {
        return build;
    }

    /** When, as {@code 2026-11-01T10:00:00Z}. */
    @Whitelisted
    public String getRegistered() {
        return registered;
    }

    @Whitelisted
    public String getRegisteredBy() {
        return registeredBy;
    }

    /** Each with {@code path}, {@code bytes} and {@code sha256}. */
    @Whitelisted
    public List<LinkedHashMap<String, Object>> getArtifacts() {
        return artifacts;
    }

    /** Whether all artifacts are still there. */
    @Whitelisted
    public boolean isAvailable() {
        return available;
    }

    @Whitelisted
    @Override
    public String toString() {
        return getReference() + " (" + status + "): aliases " + aliases + ", metrics " + metrics;
    }
}
