package io.jenkins.plugins.mlstages.engine.view;

import io.jenkins.plugins.mlstages.engine.registry.Event;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import io.jenkins.plugins.mlstages.engine.registry.ModelState;
import io.jenkins.plugins.mlstages.engine.registry.VersionState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Which version each alias pointed to, from when to when, and where a rollback would lead. */
final class AliasHistory {
    private final Map<String, Deque<Integer>> holders = new HashMap<>();
    private final Map<String, Period> open = new HashMap<>();
    private final List<Period> periods = new ArrayList<>();

    /**
     * An alias pointed to a version.
     *
     * @param until {@code null} if it still does
     * @param by who pointed it there
     */
    record Period(String alias, int version, Instant from, Instant until, String by) {}

    private AliasHistory() {}

    static AliasHistory of(List<LogEntry> entries) {
        AliasHistory history = new AliasHistory();
        entries.forEach(history::apply);
        return history;
    }

    private void apply(LogEntry entry) {
        if (entry.event() instanceof Event.Registered registered) {
            registered.aliases().forEach(alias -> point(alias, registered.version(), entry));
        } else if (entry.event() instanceof Event.AliasSet set) {
            point(set.alias(), set.version(), entry);
        } else if (entry.event() instanceof Event.Promoted promoted) {
            point(promoted.alias(), promoted.version(), entry);
        } else if (entry.event() instanceof Event.RolledBack back) {
            Deque<Integer> held = holders.computeIfAbsent(back.alias(), a -> new ArrayDeque<>());
            while (!held.isEmpty() && held.peek() != back.version()) {
                held.pop();
            }
            point(back.alias(), back.version(), entry);
        } else if (entry.event() instanceof Event.AliasRemoved removed) {
            end(removed.alias(), entry.time());
        }
    }

    private void point(String alias, int version, LogEntry entry) {
        Deque<Integer> held = holders.computeIfAbsent(alias, a -> new ArrayDeque<>());
        if (held.isEmpty() || held.peek() != version) {
            held.push(version);
        }
        Period now = open.get(alias);
        if (now == null || now.version() != version) {
            end(alias, entry.time());
            open.put(alias, new Period(alias, version, entry.time(), null, entry.by()));
        }
    }

    private void end(String alias, Instant time) {
        Period before = open.remove(alias);
        if (before != null) {
            periods.add(new Period(alias, before.version(), before.from(), time, before.by()));
        }
    }

    /** All periods, in the order of their ends; those that last are the last. */
    List<Period> periods() {
        List<Period> all = new ArrayList<>(periods);
        open.values().stream()
                .sorted(java.util.Comparator.comparing(Period::alias))
                .forEach(all::add);
        return all;
    }

    /** The version that a rollback of the alias would choose; empty when it would be refused. */
    OptionalInt rollbackTarget(ModelState state, String alias) {
        int now = state.aliases().getOrDefault(alias, 0);
        return holders.getOrDefault(alias, new ArrayDeque<>()).stream()
                .mapToInt(Integer::intValue)
                .filter(number -> number != now && state.version(number).status() == VersionState.Status.ACTIVE)
                .findFirst();
    }
}
