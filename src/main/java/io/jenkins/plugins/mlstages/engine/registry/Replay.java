package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Turns events, one after the other, into state. Not safe for threads; whoever has it excludes others. */
final class Replay {
    private final ModelName model;
    /** Each under the present name of its run's job; what points to it is in the maps below. */
    private final List<VersionState> versions = new ArrayList<>();
    /** As they were registered. */
    private final List<VersionState> registered = new ArrayList<>();

    private final Map<String, Deque<Integer>> holders = new TreeMap<>();
    private final Map<String, Integer> aliases = new TreeMap<>();
    private final Map<String, Deque<Deployment>> deployments = new TreeMap<>();
    private final List<JobMove> moves = new ArrayList<>();
    private final Map<String, String> tags = new TreeMap<>();
    private String description;
    private LogEntry last;
    private int deleted;

    /**
     * What the events so far have come to.
     *
     * @param versions without the aliases and environments that point to them
     * @param holders by alias, the versions that have held it and may get it back, the nearest first
     * @param aliases the version that each alias points to
     * @param deployments by environment, what it has or may go back to, the newest first
     * @param moves where jobs went
     * @param tags of the model
     * @param description of the model
     */
    record Result(
            VersionStates versions,
            Map<String, List<Integer>> holders,
            Map<String, Integer> aliases,
            Map<String, List<Deployment>> deployments,
            List<JobMove> moves,
            Map<String, String> tags,
            String description) {
        /** Without the versions that an alias may get back: the state is the same, but no change can be decided on it. */
        Result forLooks() {
            return with(versions, Map.of());
        }

        Result with(VersionStates otherVersions, Map<String, List<Integer>> otherHolders) {
            return new Result(otherVersions, otherHolders, aliases, deployments, moves, tags, description);
        }
    }

    Replay(ModelName model) {
        this.model = model;
    }

    /** Goes on from what the events up to {@code last} have come to. */
    Replay(ModelName model, Result result, LogEntry last) {
        this.model = model;
        versions.addAll(result.versions().now());
        registered.addAll(result.versions().registered());
        result.holders().forEach((alias, numbers) -> holders.put(alias, new ArrayDeque<>(numbers)));
        aliases.putAll(result.aliases());
        result.deployments().forEach((name, had) -> deployments.put(name, new ArrayDeque<>(had)));
        moves.addAll(result.moves());
        tags.putAll(result.tags());
        description = result.description();
        this.last = last;
        deleted = (int) versions.stream()
                .filter(v -> v.status() == VersionState.Status.DELETED)
                .count();
    }

    /** A copy that later events do not change. */
    Result result() {
        Map<String, List<Integer>> held = new TreeMap<>();
        holders.forEach((alias, numbers) -> held.put(alias, List.copyOf(numbers)));
        return around().with(versions(), held);
    }

    /** As {@link #result}, but without what it came to for the versions. */
    Result around() {
        Map<String, List<Deployment>> had = new TreeMap<>();
        deployments.forEach((name, all) -> had.put(name, List.copyOf(all)));
        return new Result(
                VersionStates.NONE,
                Map.of(),
                new TreeMap<>(aliases),
                had,
                List.copyOf(moves),
                new TreeMap<>(tags),
                description);
    }

    /**
     * @throws DamagedModelException when the event contradicts those before it
     */
    void apply(LogEntry entry) throws DamagedModelException {
        Event event = entry.event();
        if (event instanceof Event.Registered e) {
            if (e.version() != versions.size() + 1) {
                throw contradicts(entry, "it registers version " + e.version() + " after version " + versions.size());
            }
            VersionState version = VersionState.registered(e, entry);
            versions.add(version);
            registered.add(version);
            e.aliases().forEach(alias -> point(alias, e.version()));
        } else if (event instanceof Event.AliasSet e) {
            point(e.alias(), version(entry, e.version()).number());
        } else if (event instanceof Event.AliasRemoved e) {
            aliases.remove(e.alias());
        } else if (event instanceof Event.Promoted e) {
            point(e.alias(), version(entry, e.version()).number());
        } else if (event instanceof Event.RolledBack e) {
            rollBack(e.alias(), version(entry, e.version()).number());
        } else if (event instanceof Event.DeploymentStarted e) {
            version(entry, e.version());
            environment(e.environment())
                    .push(new Deployment(
                            entry.line(),
                            e.environment(),
                            e.version(),
                            Deployment.Status.IN_PROGRESS,
                            entry.time(),
                            entry.by(),
                            entry.run()));
        } else if (event instanceof Event.Deployed e) {
            finish(e.environment(), e.deployment(), Deployment.Status.LIVE);
        } else if (event instanceof Event.DeploymentFailed e) {
            finish(e.environment(), e.deployment(), e.movedBack() ? null : Deployment.Status.FAILED);
        } else if (event instanceof Event.Undeployed e) {
            deployments.remove(e.environment());
        } else {
            applyToVersion(entry, event);
        }
        last = entry;
    }

    private void applyToVersion(LogEntry entry, Event event) throws DamagedModelException {
        if (event instanceof Event.TagSet e) {
            if (e.version() == 0) {
                tags.put(e.key(), e.value());
            } else {
                put(version(entry, e.version()).tagged(e.key(), e.value()));
            }
        } else if (event instanceof Event.TagRemoved e) {
            if (e.version() == 0) {
                tags.remove(e.key());
            } else {
                put(version(entry, e.version()).tagged(e.key(), null));
            }
        } else if (event instanceof Event.Described e) {
            if (e.version() == 0) {
                description = e.text();
            } else {
                put(version(entry, e.version()).described(e.text()));
            }
        } else if (event instanceof Event.Archived e) {
            put(version(entry, e.version()).with(VersionState.Status.ARCHIVED));
        } else if (event instanceof Event.Restored e) {
            put(version(entry, e.version()).with(VersionState.Status.ACTIVE));
        } else if (event instanceof Event.Deleted e) {
            VersionState version = version(entry, e.version());
            deleted += version.status() == VersionState.Status.DELETED ? 0 : 1;
            put(version.with(VersionState.Status.DELETED));
        } else if (event instanceof Event.JobMoved e) {
            JobMove move = new JobMove(entry.line(), e.from(), e.to());
            moves.add(move);
            versions.replaceAll(v -> {
                RunRef run = v.run() == null ? null : move.apply(v.run());
                return Objects.equals(run, v.run()) ? v : v.withRun(run);
            });
        } else if (event instanceof Event.Used e) {
            version(entry, e.version());
        } else if (!(event instanceof Event.Renamed)) {
            throw new IllegalStateException("no replay for " + event);
        }
    }

    private void put(VersionState version) {
        versions.set(version.number() - 1, version);
    }

    private VersionState version(LogEntry entry, int number) throws DamagedModelException {
        if (number < 1 || number > versions.size()) {
            throw contradicts(entry, "it names version " + number + " of " + versions.size());
        }
        return versions.get(number - 1);
    }

    private DamagedModelException contradicts(LogEntry entry, String how) {
        return new DamagedModelException(
                "The log of '" + model + "' contradicts itself: line " + entry.line() + ": " + how + ".");
    }

    private void point(String alias, int number) {
        Deque<Integer> held = holders.computeIfAbsent(alias, a -> new ArrayDeque<>());
        if (held.isEmpty() || held.peek() != number) {
            held.push(number);
        }
        aliases.put(alias, number);
    }

    private void rollBack(String alias, int number) {
        Deque<Integer> held = holders.computeIfAbsent(alias, a -> new ArrayDeque<>());
        while (!held.isEmpty() && held.peek() != number) {
            held.pop();
        }
        point(alias, number);
    }

    private Deque<Deployment> environment(String name) {
        return deployments.computeIfAbsent(name, n -> new ArrayDeque<>());
    }

    /** Only the newest deployment of an environment changes what it has; one that ends late only becomes history. */
    private void finish(String name, long id, Deployment.Status status) {
        Deque<Deployment> had = environment(name);
        List<Deployment> kept = new ArrayList<>();
        for (Deployment deployment : had) {
            if (deployment.id() != id) {
                kept.add(deployment);
            } else if (status != null) {
                kept.add(deployment.with(status));
            }
        }
        had.clear();
        for (Deployment deployment : kept) {
            had.addLast(deployment);
            // what lies under a finished deployment is history, except that a failed one can still be moved back by
            // hand
            if (deployment.status() == Deployment.Status.LIVE) {
                break;
            }
        }
        if (had.isEmpty()) {
            deployments.remove(name);
        }
    }

    int latest() {
        return versions.size();
    }

    /** A copy that later events do not change. */
    VersionStates versions() {
        return new VersionStates(List.copyOf(versions), List.copyOf(registered));
    }

    /** The last entry, {@code null} before the first. */
    LogEntry last() {
        return last;
    }

    /** The versions that held the alias before the one that holds it now, the nearest first. */
    List<Integer> heldBefore(String alias) {
        List<Integer> before = new ArrayList<>(holders.getOrDefault(alias, new ArrayDeque<>()));
        if (!before.isEmpty() && before.get(0).equals(aliases.get(alias))) {
            before.remove(0);
        }
        return before;
    }

    private Map<String, Deployment> deployments() {
        Map<String, Deployment> current = new TreeMap<>();
        deployments.forEach((name, had) -> current.put(name, had.peek()));
        return current;
    }

    /** Every version that some environment has or would go back to. */
    List<Deployment> allDeployments() {
        return deployments.values().stream().flatMap(Deque::stream).toList();
    }

    ModelState state() {
        Map<Integer, List<String>> aliasesOf = new HashMap<>();
        aliases.forEach((alias, number) ->
                aliasesOf.computeIfAbsent(number, n -> new ArrayList<>()).add(alias));
        Map<Integer, List<String>> environmentsOf = new HashMap<>();
        Map<String, Deployment> current = deployments();
        current.values()
                .forEach(d -> environmentsOf
                        .computeIfAbsent(d.version(), n -> new ArrayList<>())
                        .add(d.environment()));
        List<VersionState> all = new ArrayList<>(versions);
        Set<Integer> pointedTo = new HashSet<>(aliasesOf.keySet());
        pointedTo.addAll(environmentsOf.keySet());
        for (int number : pointedTo) {
            all.set(
                    number - 1,
                    versions.get(number - 1)
                            .pointedTo(
                                    aliasesOf.getOrDefault(number, List.of()),
                                    environmentsOf.getOrDefault(number, List.of())));
        }
        return new ModelState(
                model,
                all,
                aliases,
                current,
                description,
                tags,
                last == null ? 0 : last.line(),
                last == null ? LogEntry.BEFORE_FIRST : last.hash(),
                last == null ? null : last.time(),
                last == null ? null : last.by(),
                moves);
    }

    ModelSummary summary() {
        int latest = versions.size();
        while (latest > 0 && versions.get(latest - 1).status() == VersionState.Status.DELETED) {
            latest--;
        }
        Map<String, Integer> environments = new TreeMap<>();
        deployments().forEach((name, deployment) -> environments.put(name, deployment.version()));
        return new ModelSummary(
                model.full(),
                latest,
                versions.size() - deleted,
                aliases,
                environments,
                last == null ? null : last.time(),
                last == null ? null : last.by());
    }
}
