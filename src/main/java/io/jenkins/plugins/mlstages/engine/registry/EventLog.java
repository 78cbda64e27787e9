package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.DurableFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A model's log as this process knows it: what was read is kept, and only what others have appended since is read anew.
 *
 * <p>Appending needs the model's {@link ModelLock}; reading needs nothing. A reader that finds something wrong looks
 * again under the lock before it says so, since it may have looked in the middle of a change.
 */
final class EventLog {
    private final ModelFolder files;
    private final List<LogEntry> entries = new ArrayList<>();
    private volatile int size;
    private Replay replay;
    private LogReader.End end;
    private FileTime modified;
    private ModelState state;

    EventLog(ModelFolder files) {
        this.files = files;
        forget();
    }

    private void forget() {
        entries.clear();
        size = 0;
        replay = new Replay(files.model());
        end = LogReader.End.START;
        modified = null;
        state = null;
    }

    /**
     * Brings this up to date with the disk.
     *
     * @throws NoSuchFileException when there is no such model
     * @throws DamagedModelException when the log is not what was written, at the first line that is wrong
     */
    void refresh() throws IOException {
        try {
            readOn();
        } catch (DamagedModelException | FileNotFoundException perhapsInTheMiddleOfAChange) {
            try {
                ModelLock.during(files.lock(), () -> {
                    readOnAgain();
                    return null;
                });
            } catch (ProcessLock.NotLockedException readOnlyHere) {
                readOnAgain();
            }
        }
    }

    private void readOnAgain() throws IOException {
        try {
            readOn();
        } catch (FileNotFoundException e) {
            if (!Files.exists(files.log())) {
                throw new NoSuchFileException(files.log().toString());
            }
            throw e;
        }
    }

    /** As {@link #refresh}, for who has the lock. */
    void refreshLocked() throws IOException {
        try {
            readOn();
        } catch (DamagedModelException perhapsReplacedSinceItWasRead) {
            readOn();
        }
    }

    private synchronized void readOn() throws IOException {
        try {
            readWhatIsNew();
        } catch (IOException | RuntimeException e) {
            forget();
            throw e;
        }
    }

    private void readWhatIsNew() throws IOException {
        LogHead head = LogHead.read(files.head());
        Path log = files.log();
        if (head != null && head.lines() == 0 && !Files.exists(log)) {
            forget();
            return;
        }
        if (!Files.exists(log)) {
            throw Files.exists(files.folder()) && Files.exists(files.head())
                    ? new DamagedModelException("The log of '" + files.model() + "' is gone: " + log + " is not there.")
                    : new FileNotFoundException(log.toString());
        }
        FileTime time = Files.getLastModifiedTime(log);
        long length = Files.size(log);
        boolean unchanged = length == end.position() + end.torn() && time.equals(modified);
        if (!unchanged) {
            if (length <= end.position()) {
                forget(); // cut or replaced: what is known is worth nothing
            }
            state = null;
            end = LogReader.read(log, end, entry -> {
                replay.apply(entry);
                entries.add(entry);
            });
            modified = time;
            size = entries.size();
        }
        check(head);
    }

    private void check(LogHead head) throws DamagedModelException {
        if (head == null) {
            if (end.torn() > 0) {
                throw new DamagedModelException(
                        "The log of '" + files.model() + "' ends in the middle of line " + (end.line() + 1)
                                + ", and its head, which would tell whether that line was ever finished, is not readable.");
            }
            return;
        }
        if (head.lines() > end.line()) {
            throw new DamagedModelException("The log of '" + files.model() + "' is damaged: line " + (end.line() + 1)
                    + " is missing or cut; its head knows " + head.lines() + " lines.");
        }
        String atHead = head.lines() == 0
                ? LogEntry.BEFORE_FIRST
                : entries.get((int) head.lines() - 1).hash();
        if (!atHead.equals(head.last())) {
            throw new DamagedModelException("The log of '" + files.model()
                    + "' is not the one that its head belongs to: line " + head.lines() + " was replaced.");
        }
    }

    /**
     * Appends one event and waits until it is on the disk. Call it under the lock, after {@link #refreshLocked}.
     *
     * @throws IOException when it cannot be appended; then the log is as it was
     */
    synchronized LogEntry append(Event event, Change change, Clock clock) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LogEntry last = replay.last();
        Instant time = last != null && last.time().isAfter(now) ? last.time() : now;
        LogLine.Made made = LogLine.make(new LogEntry(
                end.line() + 1, end.hash(), time, change.by(), change.comment(), change.run(), event, null));
        boolean first = end.position() == 0;
        try (RandomAccessFile out = new RandomAccessFile(files.log().toFile(), "rw")) {
            try {
                if (out.length() != end.position()) {
                    out.setLength(end.position()); // a line that a crash left unfinished
                }
                out.seek(end.position());
                out.write(made.bytes());
                out.getFD().sync();
            } catch (IOException e) {
                takeBack(out, e);
                throw e;
            }
        }
        if (first) {
            DurableFile.syncFolder(files.folder());
        }
        replay.apply(made.entry());
        entries.add(made.entry());
        size = entries.size();
        end = new LogReader.End(made.entry().line(), made.entry().hash(), end.position() + made.bytes().length, 0);
        modified = Files.getLastModifiedTime(files.log());
        state = null;
        writeHead();
        return made.entry();
    }

    /** Writes the head for the log as it is; under the lock only. */
    synchronized void writeHead() throws IOException {
        new LogHead(end.line(), end.position(), end.hash(), replay.summary()).write(files.head());
    }

    private void takeBack(RandomAccessFile out, IOException failure) {
        try {
            out.setLength(end.position());
        } catch (IOException stillTorn) {
            failure.addSuppressed(stillTorn); // the next change cuts it off
        }
    }

    /** What {@link #refresh} last found; under the lock it is the present. */
    synchronized Replay replay() {
        return replay;
    }

    synchronized ModelState state() {
        if (state == null) {
            state = replay.state();
        }
        return state;
    }

    /** The state after the last event that is not later than {@code time}. */
    synchronized ModelState state(Instant time) {
        LogEntry last = replay.last();
        if (last == null || !last.time().isAfter(time)) {
            return state();
        }
        Replay past = new Replay(files.model());
        try {
            for (LogEntry entry : entries) {
                if (entry.time().isAfter(time)) {
                    break;
                }
                past.apply(entry);
            }
        } catch (DamagedModelException e) {
            throw new IllegalStateException("a log that was replayed before cannot be replayed", e);
        }
        return past.state();
    }

    synchronized List<LogEntry> entries() {
        return List.copyOf(entries);
    }

    /** How many entries are kept in memory. */
    int size() {
        return size;
    }

    synchronized LogReader.End end() {
        return end;
    }
}
