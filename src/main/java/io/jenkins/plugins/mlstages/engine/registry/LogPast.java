package io.jenkins.plugins.mlstages.engine.registry;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The past of a log of which only the end is in memory: snapshots of some of its lines lie in files, so that a look into the
 * past reads one of them and some lines after it. They are a cache: whoever gets no answer here reads the whole log.
 *
 * @param files of the model
 * @param places that are kept, in order
 */
record LogPast(ModelFolder files, List<LogPlace> places) {
    /**
     * What the log had come to with its last entry that is not later than {@code time}, which is before what is in memory.
     *
     * @param later the versions as they are now
     * @return {@code null} when what is kept does not tell it
     */
    Replay asOf(Instant time, List<VersionState> later) {
        LogPlace from = LogPlace.of(LogReader.End.START, null);
        for (LogPlace place : places) {
            if (!place.time().isAfter(time)) {
                from = place;
            }
        }
        Replay past = from.line() == 0 ? new Replay(files.model()) : replay(from, later);
        if (past == null) {
            return null;
        }
        try {
            LogReader.readSome(files.log(), from.end(), new Until(time, past));
            return past;
        } catch (IOException whoeverReadsTheWholeLogTells) {
            return null;
        }
    }

    /** Replays the entries up to a time. */
    private record Until(Instant time, Replay past) implements LogReader.Sink {
        @Override
        public boolean accept(LogEntry entry, LogReader.End end) throws DamagedModelException {
            boolean happenedByThen = !entry.time().isAfter(time);
            if (happenedByThen) {
                past.apply(entry);
            }
            return happenedByThen;
        }
    }

    private Replay replay(LogPlace place, List<VersionState> later) {
        LogSnapshot snapshot = LogSnapshot.read(files.past(place.line()), later);
        LogEntry last = place.entry(files.log());
        return snapshot != null && last != null && snapshot.place().hash().equals(place.hash())
                ? new Replay(files.model(), snapshot.result(), last)
                : null;
    }

    /**
     * Keeps what is known of some of the places, and deletes the files of what is no place any more; on a disk that is full or
     * read-only, or when the model's folder moves meanwhile, it does not.
     */
    static void keep(ModelFolder files, List<LogHistory.Known> some, List<LogPlace> all) {
        Set<Path> needed = new HashSet<>();
        all.forEach(place -> needed.add(files.past(place.line())));
        if (needed.isEmpty()) {
            return;
        }
        try {
            if (!Files.isDirectory(files.past())) {
                Files.createDirectory(files.past()); // not the model's folder, which may just have moved away
            }
            for (LogHistory.Known known : some) {
                LogSnapshot snapshot = new LogSnapshot(known.place(), known.result(), List.of());
                Path file = files.past(snapshot.place().line());
                if (needed.contains(file) && !CacheFile.write(file, snapshot.bytesForLooks())) {
                    return;
                }
            }
            try (DirectoryStream<Path> there = Files.newDirectoryStream(files.past())) {
                for (Path file : there) {
                    if (!needed.contains(file)) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException notKept) {
            return;
        }
    }

    /** The places of a snapshot that is made now. */
    List<LogPlace> with(LogHistory history, long length) {
        List<LogPlace> all = new ArrayList<>(places);
        history.places().forEach(known -> all.add(known.place()));
        all.removeIf(place -> place.line() == 0 || place.line() == length || !history.isPlace(place.line(), length));
        return all;
    }
}
