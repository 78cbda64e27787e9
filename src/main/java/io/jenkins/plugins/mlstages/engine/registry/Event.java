package io.jenkins.plugins.mlstages.engine.registry;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One thing that happened to a model. Who did it, when and why is in the {@link LogEntry} around it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.Registered.class, name = "registered"),
    @JsonSubTypes.Type(value = Event.AliasSet.class, name = "aliasSet"),
    @JsonSubTypes.Type(value = Event.AliasRemoved.class, name = "aliasRemoved"),
    @JsonSubTypes.Type(value = Event.Promoted.class, name = "promoted"),
    @JsonSubTypes.Type(value = Event.RolledBack.class, name = "rolledBack"),
    @JsonSubTypes.Type(value = Event.DeploymentStarted.class, name = "deploymentStarted"),
    @JsonSubTypes.Type(value = Event.Deployed.class, name = "deployed"),
    @JsonSubTypes.Type(value = Event.DeploymentFailed.class, name = "deploymentFailed"),
    @JsonSubTypes.Type(value = Event.Undeployed.class, name = "undeployed"),
    @JsonSubTypes.Type(value = Event.Used.class, name = "used"),
    @JsonSubTypes.Type(value = Event.TagSet.class, name = "tagSet"),
    @JsonSubTypes.Type(value = Event.TagRemoved.class, name = "tagRemoved"),
    @JsonSubTypes.Type(value = Event.Described.class, name = "described"),
    @JsonSubTypes.Type(value = Event.Archived.class, name = "archived"),
    @JsonSubTypes.Type(value = Event.Restored.class, name = "restored"),
    @JsonSubTypes.Type(value = Event.Deleted.class, name = "deleted"),
    @JsonSubTypes.Type(value = Event.Renamed.class, name = "renamed"),
    @JsonSubTypes.Type(value = Event.JobMoved.class, name = "jobMoved"),
})
public sealed interface Event {
    /** {@code registered}, {@code promoted}, ...: the value of {@code kind} in the JSON form. */
    default String kind() {
        String name = getClass().getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /**
     * A version came into being. This is the moment of registration: a version file without it was never registered.
     *
     * @param file SHA-256 of the version's file
     * @param artifacts SHA-256 of each artifact
     * @param aliases set with the registration
     * @param parent reference of the version that it was made from, {@code null} if none
     * @param gatesPassed {@code null} when no gate was asked
     * @param forced whether it was registered although a validation had not passed
     */
    record Registered(
            int version,
            String file,
            List<String> artifacts,
            List<String> aliases,
            Map<String, String> tags,
            String description,
            String parent,
            Boolean gatesPassed,
            boolean forced)
            implements Event {
        public Registered {
            artifacts = List.copyOf(artifacts);
            aliases = List.copyOf(aliases);
            tags = Collections.unmodifiableMap(new TreeMap<>(tags));
        }
    }

    /** An alias was set or moved by hand, with no question asked of gates. */
    record AliasSet(String alias, int version) implements Event {}

    record AliasRemoved(String alias) implements Event {}

    /**
     * An alias was moved to a version whose gates had passed, or by force.
     *
     * @param from the version that held the alias, 0 if none did
     */
    record Promoted(String alias, int version, int from, boolean forced) implements Event {}

    /**
     * An alias went back to the version that had held it before.
     *
     * @param from the version that held the alias, 0 if none did
     */
    record RolledBack(String alias, int version, int from) implements Event {}

    /** A deployment began; the line number of this event is the deployment's id. */
    record DeploymentStarted(String environment, int version) implements Event {}

    /**
     * @param deployment line number of the event with which it began
     */
    record Deployed(long deployment, String environment, int version) implements Event {}

    /**
     * @param deployment line number of the event with which it began
     * @param reason one sentence
     * @param movedBack whether the record of the environment went back to what was there before
     */
    record DeploymentFailed(long deployment, String environment, int version, String reason, boolean movedBack)
            implements Event {}

    record Undeployed(String environment, int version) implements Event {}

    /**
     * A run brought the version's artifacts into its workspace.
     *
     * @param purpose what for, {@code null} if not said
     */
    record Used(int version, String purpose) implements Event {}

    /** @param version 0 for the model itself */
    record TagSet(int version, String key, String value) implements Event {}

    /** @param version 0 for the model itself */
    record TagRemoved(int version, String key) implements Event {}

    /**
     * @param version 0 for the model itself
     * @param text {@code null} for none any more
     */
    record Described(int version, String text) implements Event {}

    record Archived(int version) implements Event {}

    record Restored(int version) implements Event {}

    /** The version is only a tombstone from here on; its artifacts were freed after this event. */
    record Deleted(int version) implements Event {}

    /** The model had another name up to here. */
    record Renamed(String from, String to) implements Event {}

    /** A job or folder that runs of this model belong to got another full name; earlier lines are to be read with it. */
    record JobMoved(String from, String to) implements Event {}
}
