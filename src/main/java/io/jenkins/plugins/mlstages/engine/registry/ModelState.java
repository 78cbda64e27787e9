package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model at one moment: the replay of its log up to there.
 *
 * @param model full name
 * @param versions all, tombstones too; version {@code n} is at {@code n - 1}
 * @param aliases the version that each alias points to
 * @param deployments what each environment has, by its name
 * @param description of the model, {@code null} if there is none
 * @param tags of the model itself
 * @param events how many lines of the log were replayed
 * @param hash of the last of them: it stands for the whole history
 * @param changed its time, {@code null} before the first
 * @param by who made it
 * @param moves where jobs went that runs of this model belong to
 */
public record ModelState(
        ModelName model,
        List<VersionState> versions,
        Map<String, Integer> aliases,
        Map<String, Deployment> deployments,
        String description,
        Map<String, String> tags,
        long events,
        String hash,
        Instant changed,
        String by,
        List<JobMove> moves) {
    public ModelState {
        versions = List.copyOf(versions);
        aliases = Collections.unmodifiableMap(new TreeMap<>(aliases));
        deployments = Collections.unmodifiableMap(new TreeMap<>(deployments));
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
        moves = List.copyOf(moves);
    }

    /**
     * @throws InputException when there is no such version
     */
    public VersionState version(int number) {
        if (number < 1 || number > versions.size()) {
            throw new InputException("There is no version " + model + "/" + number + ": "
                    + (versions.isEmpty() ? "the model has none." : "the newest is " + versions.size() + "."));
        }
        return versions.get(number - 1);
    }

    /**
     * @throws InputException when the number or alias points to nothing
     */
    public VersionState resolve(ModelReference reference) {
        if (reference.alias() == null) {
            return version(reference.number());
        }
        Integer number = aliases.get(reference.alias());
        if (number == null) {
            throw new InputException("The model '" + model + "' has no alias '" + reference.alias() + "': "
                    + (aliases.isEmpty() ? "it has none." : "it has " + String.join(", ", aliases.keySet()) + "."));
        }
        return version(number);
    }

    /** The newest version that is not deleted, {@code null} if there is none. */
    public VersionState latest() {
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (versions.get(i).status() != VersionState.Status.DELETED) {
                return versions.get(i);
            }
        }
        return null;
    }

    /** The run of an entry under the name that its job has now, {@code null} if it has none. */
    public RunRef run(LogEntry entry) {
        return JobMove.current(moves, entry.run(), entry.line());
    }
}
