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
 * The past of a log of which only the end is in memory: what its stretches had come to lies in files, so that a look into the past
 * reads one of them and a few lines. They are a cache: whoever gets no answer here reads the whole log.
 *
 * @param files of the model
 * @param places with which the stretches begin, in order
 */
record LogPast(ModelFolder files, List<LogPlace> places) {
    /**
     * What the log had come to with its last entry that is not later than {@code time}, which is before what is in memory.
     *
     * @param later the versions as they are now
     * @return {@code null} when what is kept does not tell it
     */
    Replay asOf(Instant time, VersionStates later) {
        LogPlace start = null;
        for (LogPlace place : places) {
            if (!place.time().isAfter(time)) {
                start = place;
            }
        }
        StretchFile stretch = start == null ? null : StretchFile.read(files.past(start.line()));
        if (stretch == null || !stretch.place().hash().equals(start.hash())) {
            return null;
        }
        try {
            StretchFile.Moment moment = stretch.asOf(time, later);
            LogPlace place = moment.place();
            LogEntry last = place.line() == 0 ? null : place.entry(files.log());
            if (last == null && place.line() > 0) {
                return null;
            }
            Replay past = new Replay(files.model(), moment.result(), last);
            LogReader.readSome(files.log(), place.end(), new Until(time, past));
            return past;
        } catch (IOException | RuntimeException whoeverReadsTheWholeLogTells) {
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

    /** Those of some stretches of which nothing is kept. */
    List<LogStretch> missing(List<LogStretch> stretches) {
        List<LogStretch> missing = new ArrayList<>(stretches);
        missing.removeIf(stretch -> places.contains(stretch.from().place()));
        return missing;
    }

    LogPast with(List<LogStretch> stretches) {
        List<LogPlace> all = new ArrayList<>(places);
        stretches.forEach(stretch -> all.add(stretch.from().place()));
        return new LogPast(files, all);
    }

    /** Keeps some of the stretches; on a disk that is full or read-only, or when the model's folder moves meanwhile, it does not. */
    void keep(List<LogStretch> some) {
        try {
            if (!some.isEmpty() && !Files.isDirectory(files.past())) {
                Files.createDirectory(files.past()); // not the model's folder, which may just have moved away
            }
            for (LogStretch stretch : some) {
                Path file = files.past(stretch.from().end().line());
                if (!CacheFile.write(file, StretchWriter.bytes(files, stretch))) {
                    return;
                }
            }
        } catch (IOException notKept) {
            return;
        }
    }

    /** Deletes what belongs to none of the places. */
    void deleteOthers() {
        Set<Path> needed = new HashSet<>();
        places.forEach(place -> needed.add(files.past(place.line())));
        try (DirectoryStream<Path> there = Files.newDirectoryStream(files.past())) {
            for (Path file : there) {
                if (!needed.contains(file)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | DirectoryIteratorException notDeleted) {
            return;
        }
    }
}
