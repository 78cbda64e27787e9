package io.jenkins.plugins.mlstages.engine.registry;

import com.fasterxml.jackson.annotation.JsonValue;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the log says of one version at one moment.
 *
 * @param number its number
 * @param status whether it is in use, archived or only a tombstone
 * @param aliases the aliases that point to it, in order
 * @param environments the environments that have it, in order
 * @param tags by key
 * @param description {@code null} if there is none
 * @param parent reference of the version that it was made from, {@code null} if none
 * @param gatesPassed {@code null} when no gate was asked
 * @param forced whether it was registered although a validation had not passed
 * @param registered when
 * @param by who registered it
 * @param run the run that registered it, under the name that its job has now; {@code null} if none
 * @param file SHA-256 of its file
 * @param artifacts SHA-256 of each artifact
 */
public record VersionState(
        int number,
        Status status,
        List<String> aliases,
        List<String> environments,
        Map<String, String> tags,
        String description,
        String parent,
        Boolean gatesPassed,
        boolean forced,
        Instant registered,
        String by,
        RunRef run,
        String file,
        List<String> artifacts) {
    /** What may be done with a version. */
    public enum Status {
        ACTIVE,
        /** Kept whole, but out of the way: no alias moves to it and it is not deployed. */
        ARCHIVED,
        /** A tombstone: its artifacts are gone. */
        DELETED;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public VersionState {
        aliases = List.copyOf(aliases);
        environments = List.copyOf(environments);
        tags = Tags.of(tags);
        artifacts = List.copyOf(artifacts);
    }

    /** As registered; nothing points to it yet. */
    static VersionState registered(Event.Registered event, LogEntry entry) {
        return new VersionState(
                event.version(),
                Status.ACTIVE,
                List.of(),
                List.of(),
                event.tags(),
                event.description(),
                event.parent(),
                event.gatesPassed(),
                event.forced(),
                entry.time(),
                entry.by(),
                entry.run(),
                event.file(),
                event.artifacts());
    }

    VersionState with(Status newStatus) {
        return with(newStatus, aliases, environments, tags, description, run);
    }

    VersionState described(String text) {
        return with(status, aliases, environments, tags, text, run);
    }

    VersionState withRun(RunRef renamed) {
        return with(status, aliases, environments, tags, description, renamed);
    }

    VersionState pointedTo(List<String> byAliases, List<String> byEnvironments) {
        return with(status, byAliases, byEnvironments, tags, description, run);
    }

    /** The same version at another moment; nothing points to it. */
    VersionState at(Status then, Map<String, String> tagsThen, String descriptionThen, RunRef runThen) {
        return with(then, List.of(), List.of(), tagsThen, descriptionThen, runThen);
    }

    /**
     * @param value {@code null} to take the tag away
     */
    VersionState tagged(String key, String value) {
        Map<String, String> changed = new TreeMap<>(tags);
        if (value == null) {
            changed.remove(key);
        } else {
            changed.put(key, value);
        }
        return with(status, aliases, environments, changed, description, run);
    }

    private VersionState with(
            Status newStatus,
            List<String> newAliases,
            List<String> newEnvironments,
            Map<String, String> newTags,
            String newDescription,
            RunRef newRun) {
        return new VersionState(
                number,
                newStatus,
                newAliases,
                newEnvironments,
                newTags,
                newDescription,
                parent,
                gatesPassed,
                forced,
                registered,
                by,
                newRun,
                file,
                artifacts);
    }
}
