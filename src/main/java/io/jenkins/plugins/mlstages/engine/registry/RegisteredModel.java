package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * One model of a registry: its state, its history, and every change that may be made to it.
 *
 * <p>Each change is one event in the model's log, on the disk when the method returns.
 */
public final class RegisteredModel {
    static final int MAX_DESCRIPTION = 10_000;

    private final ModelFolder files;
    private final LogCache logs;
    private final ArtifactStore artifacts;
    private final ModelChanges changes;

    RegisteredModel(ModelFolder files, LogCache logs, ArtifactStore artifacts, Clock clock) {
        this.files = files;
        this.logs = logs;
        this.artifacts = artifacts;
        this.changes = new ModelChanges(files, logs, clock);
    }

    public ModelName name() {
        return files.model();
    }

    /** The model as it is now. */
    public ModelState state() throws IOException {
        return logs.of(files.model()).state();
    }

    /** The model as it was then: after the last event that is not later. */
    public ModelState state(Instant time) throws IOException {
        return logs.of(files.model()).state(time);
    }

    /** Everything that happened, in order. */
    public List<LogEntry> events() throws IOException {
        return logs.of(files.model()).entries();
    }

    /**
     * What happened after a position, in order.
     *
     * @throws DamagedModelException also when the log no longer has that line
     */
    public List<LogEntry> eventsAfter(LogPosition position) throws IOException {
        return logs.of(files.model()).entriesAfter(position);
    }

    /**
     * What was registered.
     *
     * @throws InputException when there is no such version
     * @throws DamagedModelException when its file is not what was registered
     */
    public ModelVersion version(int number) throws IOException {
        return version(state().version(number));
    }

    /** As {@link #version(int)}, for a version whose state is at hand. */
    public ModelVersion version(VersionState version) throws IOException {
        return new VersionFiles(files).read(version);
    }

    /**
     * The profile of a dataset that some version names.
     *
     * @throws InputException when the model keeps no such profile
     */
    public byte[] profile(String sha256) throws IOException {
        return new VersionFiles(files).profile(sha256);
    }

    /** Sets or moves an alias, with no question asked of gates. */
    public LogEntry setAlias(String alias, int number, Change change) throws IOException {
        ModelReference.checkAlias(alias);
        return changes.make(change, (state, replay) -> {
            ModelChanges.usable(state, number, "get an alias");
            return new Event.AliasSet(alias, number);
        });
    }

    public LogEntry removeAlias(String alias, Change change) throws IOException {
        ModelReference.checkAlias(alias);
        return changes.make(change, (state, replay) -> {
            state.resolve(new ModelReference(files.model(), 0, alias));
            return new Event.AliasRemoved(alias);
        });
    }

    /**
     * Moves an alias to a version, unless one of the version's gates has not passed.
     *
     * @param from the version, by number or by another alias
     * @param force move it whatever the gates said; the log says so
     * @throws InputException when a gate has not passed and nothing is forced
     */
    public LogEntry promote(ModelReference from, String alias, boolean force, Change change) throws IOException {
        ModelReference.checkAlias(alias);
        return changes.make(change, (state, replay) -> {
            VersionState version =
                    ModelChanges.usable(state, state.resolve(from).number(), "be promoted");
            boolean refused = Boolean.FALSE.equals(version.gatesPassed());
            if (refused && !force) {
                String gates = new VersionFiles(files)
                        .read(version).failedGates().stream()
                                .map(GateVerdict::sentence)
                                .collect(Collectors.joining(" "));
                throw new InputException("Version " + state.model() + "/" + version.number() + " is not promoted to '"
                        + alias + "', since its gates have not passed: " + gates);
            }
            return new Event.Promoted(alias, version.number(), state.aliases().getOrDefault(alias, 0), refused);
        });
    }

    /**
     * Moves an alias back to the version that held it before and is still in use, after reading all its artifacts and
     * comparing them with what was registered.
     *
     * @throws InputException when none held it before, or an artifact is gone or altered
     */
    public LogEntry rollback(String alias, Change change) throws IOException {
        return rollback(alias, 0, change);
    }

    /**
     * As {@link #rollback(String, Change)}, for somebody who was shown where the alias would go.
     *
     * @param expected the version that was shown, 0 if none was
     * @throws InputException also when the alias would go to another version by now
     */
    public LogEntry rollback(String alias, int expected, Change change) throws IOException {
        ModelReference.checkAlias(alias);
        return changes.make(change, (state, replay) -> {
            int from = state.aliases().getOrDefault(alias, 0);
            int to = replay.heldBefore(alias).stream()
                    .filter(n -> n != from && state.version(n).status() == VersionState.Status.ACTIVE)
                    .findFirst()
                    .orElseThrow(() -> new InputException("'" + state.model() + "@" + alias
                            + "' cannot be rolled back: no other version that is still in use has held it."));
            if (expected != 0 && expected != to) {
                throw new InputException("'" + state.model() + "@" + alias + "' points to version " + from
                        + " by now and would be rolled back to version " + to + ", not to version " + expected
                        + ": look at it again.");
            }
            ArtifactCheck.check(artifacts, new VersionFiles(files).read(state.version(to)));
            return new Event.RolledBack(alias, to, from);
        });
    }

    /** @param number a version's, or 0 for the model itself */
    public LogEntry setTag(int number, String key, String value, Change change) throws IOException {
        checkTag(key, value);
        return changes.make(change, (state, replay) -> {
            tags(state, number);
            return new Event.TagSet(number, key, value);
        });
    }

    /** @param number a version's, or 0 for the model itself */
    public LogEntry removeTag(int number, String key, Change change) throws IOException {
        return changes.make(change, (state, replay) -> {
            if (!tags(state, number).containsKey(key)) {
                throw new InputException(
                        (number == 0 ? "The model " + state.model() : "Version " + state.model() + "/" + number)
                                + " has no tag '" + key + "'.");
            }
            return new Event.TagRemoved(number, key);
        });
    }

    private static Map<String, String> tags(ModelState state, int number) {
        return number == 0 ? state.tags() : ModelChanges.alive(state, number).tags();
    }

    /**
     * @param number a version's, or 0 for the model itself
     * @param text {@code null} for none any more
     */
    public LogEntry describe(int number, String text, Change change) throws IOException {
        String clean = UserText.text("The description", text, MAX_DESCRIPTION);
        return changes.make(change, (state, replay) -> {
            if (number != 0) {
                ModelChanges.alive(state, number);
            }
            return new Event.Described(number, clean);
        });
    }

    /** Makes the model itself, before it has a version: its log begins with its description. */
    LogEntry create(String description, Change change) throws IOException {
        String clean = UserText.text("The description", description, MAX_DESCRIPTION);
        return changes.makeFirst(change, (state, replay) -> {
            if (state.events() > 0) {
                throw new InputException("There is a model '" + state.model() + "' already.");
            }
            return new Event.Described(0, clean);
        });
    }

    /** Puts a version out of the way; refused while an alias or a deployment points to it. */
    public LogEntry archive(int number, Change change) throws IOException {
        return changes.make(change, (state, replay) -> Retirement.ARCHIVE.decide(state, replay, number));
    }

    /**
     * Puts a version out of the way, and takes from it before those of these aliases that point to it; nothing is changed when
     * it cannot be archived even so.
     */
    public void archive(int number, Set<String> leaving, Change change) throws IOException {
        List<ModelChanges.Decision> decisions = new ArrayList<>();
        for (String alias : new TreeSet<>(leaving)) {
            decisions.add((state, replay) -> {
                ModelChanges.archive(state, replay, number, leaving);
                return state.version(number).aliases().contains(alias) ? new Event.AliasRemoved(alias) : null;
            });
        }
        decisions.add((state, replay) -> Retirement.ARCHIVE.decide(state, replay, number));
        changes.makeAll(change, decisions);
    }

    /** Brings an archived version back. */
    public LogEntry restore(int number, Change change) throws IOException {
        return changes.make(change, (state, replay) -> Retirement.RESTORE.decide(state, replay, number));
    }

    /** Records that a run took the version's artifacts. */
    public LogEntry use(int number, String purpose, Change change) throws IOException {
        String clean = UserText.line("The purpose", purpose, 500);
        return changes.make(
                change,
                (state, replay) ->
                        new Event.Used(ModelChanges.alive(state, number).number(), clean));
    }

    /**
     * Makes a version a tombstone and frees those of its artifacts that no other version has; refused while an alias or a
     * deployment points to it. Its number is never given again and its file stays, so that its history can be read.
     *
     * @throws InputException when it is pointed to or deleted already
     */
    public Deletion delete(int number, Change change) throws IOException {
        AtomicReference<LogEntry> made = new AtomicReference<>();
        try {
            return SharedLock.of(files.root()).whileNothingIsRegistered(() -> {
                made.set(changes.append(change, (state, replay) -> Retirement.DELETE.decide(state, replay, number)));
                return new ArtifactRelease(files.root(), logs, artifacts).release(version(number), made.get());
            });
        } finally {
            if (made.get() != null) {
                changes.tell(made.get()); // also when an artifact could not be freed: the version is deleted
            }
        }
    }

    /**
     * What archiving, restoring or deleting a version would do now.
     *
     * @throws InputException when there is no such version
     * @throws DamagedModelException when its file is not what was registered
     */
    public RetirementOutlook outlook(Retirement retirement, int number) throws IOException {
        ModelVersion version = version(number);
        String refused = changes.objection((state, replay) -> retirement.decide(state, replay, number));
        return refused == null && retirement == Retirement.DELETE
                ? new ArtifactRelease(files.root(), logs, artifacts).outlook(version)
                : new RetirementOutlook(refused, List.of(), 0, List.of());
    }

    /** What environments have, and how it gets there. */
    public ModelDeployments deployments() {
        return new ModelDeployments(changes);
    }

    static void checkTag(String key, String value) {
        boolean valid = key != null && key.equals(UserText.line("The tag's name", key, 100));
        if (!valid) {
            throw new InputException(
                    "'" + key + "' is not a tag's name: 1 to 100 characters without space at the ends were expected.");
        }
        if (value == null || value.length() > 0 && UserText.text("The tag '" + key + "'", value, 5_000) == null) {
            throw new InputException("The tag '" + key + "' has no value.");
        }
    }
}
