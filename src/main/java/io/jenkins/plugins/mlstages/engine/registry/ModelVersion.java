package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was registered, and never changes: the content of a version's file. What happened to it since (aliases, tags,
 * deployments) is its {@link VersionState}.
 *
 * @param number from 1, without gaps; 0 while it is not registered yet
 * @param origin model, run, stage, node, commit, time
 * @param artifacts its files and where they are kept
 * @param parameters hyperparameters
 * @param metrics by name, with intervals where they were computed
 * @param gates what the gates of the run said
 * @param datasets the data that it was trained and validated on; the profiles lie beside, by their hash
 * @param parent reference of the version that it was made from, {@code null} if none
 * @param signature {@code null} if not known
 * @param tags at registration
 * @param description at registration, {@code null} if none
 * @param aliases set with the registration
 * @param forced whether it was registered although a validation had not passed
 */
public record ModelVersion(
        int number,
        Origin origin,
        List<StoredArtifact> artifacts,
        Map<String, Object> parameters,
        Map<String, Metric> metrics,
        List<GateVerdict> gates,
        List<Dataset> datasets,
        String parent,
        Signature signature,
        Map<String, String> tags,
        String description,
        List<String> aliases,
        boolean forced) {
    /** The newest JSON schema of version files that this program reads, and the one that it writes. */
    public static final int SCHEMA = 1;

    public ModelVersion {
        artifacts = List.copyOf(artifacts);
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        gates = List.copyOf(gates);
        datasets = List.copyOf(datasets);
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
        aliases = List.copyOf(aliases);
    }

    /** {@code price-up/7} */
    public String reference() {
        return origin.model() + "/" + number;
    }

    /** The gates that do not let it pass. */
    public List<GateVerdict> failedGates() {
        return gates.stream().filter(gate -> !gate.passed()).toList();
    }

    /** {@code null} when no gate was asked. */
    public Boolean gatesPassed() {
        return gates.isEmpty() ? null : failedGates().isEmpty();
    }

    ModelVersion numbered(int newNumber) {
        return new ModelVersion(
                newNumber,
                origin,
                artifacts,
                parameters,
                metrics,
                gates,
                datasets,
                parent,
                signature,
                tags,
                description,
                aliases,
                forced);
    }

    ModelVersion withParent(String reference) {
        return new ModelVersion(
                number,
                origin,
                artifacts,
                parameters,
                metrics,
                gates,
                datasets,
                reference,
                signature,
                tags,
                description,
                aliases,
                forced);
    }
}
