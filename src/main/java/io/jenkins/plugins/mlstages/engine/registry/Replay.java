package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns events, one after the other, into state. Not safe for threads; whoever has it excludes others. */
final class Replay {
    private final ModelName model;
    private final List<ReplayedVersion> versions = new ArrayList<>();
    private final Map<String, Deque<Integer>> holders = new TreeMap<>();
    private final Map<String, Integer> aliases = new TreeMap<>();
    private final Map<String, Deque<Deployment>> deployments = new TreeMap<>();
    private final List<JobMove> moves = new ArrayList<>();
    private final Map<String, String> tags = new TreeMap<>();
    private String description;
    private LogEntry last;
    private int deleted;

    Replay(ModelName model) {
        this.model = model;
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
            versions.add(new ReplayedVersion(entry, e));
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
            tags(entry, e.version()).put(e.key(), e.value());
        } else if (event instanceof Event.TagRemoved e) {
            tags(entry, e.version()).remove(e.key());
        } else if (event instanceof Event.Described e) {
            if (e.version() == 0) {
                description = e.text();
            } else {
                version(entry, e.version()).description = e.text();
            }
        } else if (event instanceof Event.Archived e) {
            version(entry, e.version()).status = VersionState.Status.ARCHIVED;
        } else if (event instanceof Event.Restored e) {
            version(entry, e.version()).status = VersionState.Status.ACTIVE;
        } else if (event instanceof Event.Deleted e) {
            version(entry, e.version()).status = VersionState.Status.DELETED;
            deleted++;
        } else if (event instanceof Event.JobMoved e) {
            moves.add(new JobMove(entry.line(), e.from(), e.to()));
        } else if (event instanceof Event.Used e) {
            version(entry, e.version());
        } else if (!(event instanceof Event.Renamed)) {
            throw new IllegalStateException("no replay for " + event);
        }
    }

    private Map<String, String> tags(LogEntry entry, int version) throws DamagedModelException {
        return version == 0 ? tags : version(entry, version).tags;
    }

    private ReplayedVersion version(LogEntry entry, int number) throws DamagedModelException {
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
        List<VersionState> all = new ArrayList<>(versions.size());
        for (ReplayedVersion version : versions) {
            RunRef now = JobMove.current(moves, version.entry.run(), version.entry.line());
            all.add(version.state(
                    aliasesOf.getOrDefault(version.number(), List.of()),
                    environmentsOf.getOrDefault(version.number(), List.of()),
                    now));
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
        while (latest > 0 && versions.get(latest - 1).status == VersionState.Status.DELETED) {
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

    /** A version as the events so far have left it. */
    private static final class ReplayedVersion {
        private final LogEntry entry;
        private final Event.Registered registered;
        private final Map<String, String> tags;
        private String description;
        private VersionState.Status status = VersionState.Status.ACTIVE;

        ReplayedVersion(LogEntry entry, Event.Registered registered) {
            this.entry = entry;
            this.registered = registered;
            this.tags = new TreeMap<>(registered.tags());
            this.description = registered.description();
        }

        int number() {
            return registered.version();
        }

        VersionState state(List<String> aliases, List<String> environments, RunRef run) {
            return new VersionState(
                    number(),
                    status,
                    aliases,
                    environments,
                    tags,
                    description,
                    registered.parent(),
                    registered.gatesPassed(),
                    registered.forced(),
                    entry.time(),
                    entry.by(),
                    run,
                    registered.file(),
                    registered.artifacts());
        }
    }
}
