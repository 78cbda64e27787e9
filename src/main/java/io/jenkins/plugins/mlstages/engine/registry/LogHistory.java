package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.record.ModelName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of a log that are in memory, and every few thousand lines what they had come to, so that a look into the past
 * replays only the lines since the last such place.
 */
final class LogHistory {
    private static final int APART = 2_048;

    private final long before;
    private final String hashBefore;
    private final List<LogEntry> entries = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    private record Place(LogEntry last, Replay.Result result) {}

    /**
     * @param before lines of the log that are not in memory
     * @param hashBefore the hash of the last of them
     */
    LogHistory(long before, String hashBefore) {
        this.before = before;
        this.hashBefore = hashBefore;
    }

    /** Whether it has the log from its first line on. */
    boolean isWhole() {
        return before == 0;
    }

    /**
     * @param replay what the log has come to with the entry
     */
    void add(LogEntry entry, Replay replay) {
        entries.add(entry);
        if (entry.line() % APART == 0 && isWhole()) {
            places.add(new Place(entry, replay.result()));
        }
    }

    int size() {
        return entries.size();
    }

    List<LogEntry> entries() {
        return List.copyOf(entries);
    }

    /** The entries after a line from {@link #first} on. */
    List<LogEntry> after(long line) {
        return List.copyOf(entries.subList((int) (line - before), entries.size()));
    }

    /** The first line whose hash is known. */
    long first() {
        return before;
    }

    /** The hash of a line from {@link #first} on. */
    String hash(long line) {
        return line == before
                ? hashBefore
                : entries.get((int) (line - before) - 1).hash();
    }

    /** What the log had come to with its last entry that is not later than {@code time}; only of a whole history. */
    Replay asOf(ModelName model, Instant time) throws DamagedModelException {
        int place = places.size();
        while (place > 0 && places.get(place - 1).last().time().isAfter(time)) {
            place--;
        }
        Replay past = place == 0
                ? new Replay(model)
                : new Replay(
                        model,
                        places.get(place - 1).result(),
                        places.get(place - 1).last());
        for (int i = place * APART; i < entries.size(); i++) {
            if (entries.get(i).time().isAfter(time)) {
                break;
            }
            past.apply(entries.get(i));
        }
        return past;
    }
}
