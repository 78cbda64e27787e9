package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.DurableFile;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A model's log as this process knows it: what was read is kept, and only what others have appended since is read anew. The
 * first reading begins at the log's {@link LogSnapshot}, if there is one, until somebody asks for the history.
 *
 * <p>Appending needs the model's {@link ModelLock}; reading needs nothing. A reader that finds something wrong looks
 * again under the lock before it says so, since it may have looked in the middle of a change.
 */
final class EventLog {
    private static final Logger LOGGER = Logger.getLogger(EventLog.class.getName());
    private static final int SHARE = 8;

    private final ModelFolder files;
    private final Keeping keeping;
    private volatile int size;
    private LogPast past;
    private LogHistory history;
    private Replay replay;
    private LogReader.End end;
    private FileTime modified;
    private ModelState state;
    private long snapshot;

    EventLog(ModelFolder files, Keeping keeping) {
        this.files = files;
        this.keeping = keeping;
        forget();
        snapshot = 0;
    }

    /** What a change is decided on; under the model's lock it stays so until the change. */
    record Present(LogReader.End end, Replay replay) {
        ModelState state() {
            return replay.state();
        }

        private LogEntry next(Event event, Change change, Clock clock) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            LogEntry last = replay.last();
            Instant time = last != null && last.time().isAfter(now) ? last.time() : now;
            return new LogEntry(
                    end.line() + 1, end.hash(), time, change.by(), change.comment(), change.run(), event, null);
        }
    }

    private void begin(LogStretch.Known known, List<LogPlace> places) {
        past = new LogPast(files, places);
        history = new LogHistory(known, keeping);
        replay = new Replay(files.model(), known.result(), known.last());
        end = known.end();
        modified = null;
        state = null;
        size = replay.latest();
    }

    private void forget() {
        begin(new LogStretch.Known(LogReader.End.START, null, new Replay(files.model()).result()), List.of());
    }

    /**
     * The model as it is on the disk now.
     *
     * @throws NoSuchFileException when there is no such model
     * @throws DamagedModelException when the log is not what was written, at the first line that is wrong
     */
    ModelState state() throws IOException {
        ModelState now = look(false, this::currentState);
        keepSnapshot();
        return now;
    }

    /** A moment as far as memory tells it, else where the past may be found. */
    private record Moment(ModelState state, LogPast past, VersionStates later) {}

    /** The state after the last event that is not later than {@code time}; throws as {@link #state()}. */
    ModelState state(Instant time) throws IOException {
        Moment moment = look(false, () -> {
            if (replay.last() == null || !replay.last().time().isAfter(time)) {
                return new Moment(currentState(), null, null);
            }
            Replay then = history.asOf(files.model(), time);
            return then != null ? new Moment(then.state(), null, null) : new Moment(null, past, replay.versions());
        });
        if (moment.state() != null) {
            return moment.state();
        }
        Replay kept = moment.past().asOf(time, moment.later());
        if (kept != null) {
            return kept.state();
        }
        ModelState then = look(true, () -> {
            snapshot = 0; // what is kept of the past is not what it should be
            return history.asOf(files.model(), time).state();
        });
        keepSnapshot();
        return then;
    }

    /** All entries; throws as {@link #state()}. */
    List<LogEntry> entries() throws IOException {
        return look(true, () -> history.entries());
    }

    /**
     * The entries after a position; throws as {@link #state()}.
     *
     * @throws DamagedModelException also when the log does not have that line
     */
    List<LogEntry> entriesAfter(LogPosition position) throws IOException {
        List<LogEntry> after = look(false, () -> after(position));
        return after != null ? after : look(true, () -> after(position));
    }

    private List<LogEntry> after(LogPosition position) throws DamagedModelException {
        if (position.line() < history.first()) {
            return null;
        }
        if (position.line() > end.line() || !history.hash(position.line()).equals(position.hash())) {
            throw new DamagedModelException("The log of '" + files.model() + "' no longer has as line "
                    + position.line() + " the one that was read from it: its history was rewritten or cut.");
        }
        return history.after(position.line());
    }

    /** The line for lists, {@code null} while nothing has happened to the model; throws as {@link #state()}. */
    ModelSummary summary() throws IOException {
        return look(false, () -> replay.last() == null ? null : replay.summary());
    }

    /** What a look finds must be taken before another thread reads on. */
    private interface Taking<T> {
        T take() throws DamagedModelException;
    }

    private <T> T look(boolean fromFirstLine, Taking<T> taking) throws IOException {
        try {
            return readOn(fromFirstLine, taking);
        } catch (DamagedModelException | FileNotFoundException perhapsInTheMiddleOfAChange) {
            try {
                return ModelLock.during(files.lock(), () -> readOnAgain(fromFirstLine, taking));
            } catch (ProcessLock.NotLockedException readOnlyHere) {
                return readOnAgain(fromFirstLine, taking);
            }
        }
    }

    private <T> T readOnAgain(boolean fromFirstLine, Taking<T> taking) throws IOException {
        try {
            return readOn(fromFirstLine, taking);
        } catch (FileNotFoundException e) {
            if (!Files.exists(files.log())) {
                throw new NoSuchFileException(files.log().toString());
            }
            throw e;
        }
    }

    /** What a change would be decided on now, for who only wants to know. */
    Present now() throws IOException {
        return look(false, () -> new Present(end, new Replay(files.model(), replay.result(), replay.last())));
    }

    /** For who has the lock; nobody else can append until it is let go. */
    Present present() throws IOException {
        Taking<Present> present = () -> new Present(end, replay);
        try {
            return readOn(false, present);
        } catch (DamagedModelException perhapsReplacedSinceItWasRead) {
            return readOn(false, present);
        }
    }

    private synchronized <T> T readOn(boolean fromFirstLine, Taking<T> taking) throws IOException {
        try {
            readWhatIsNew(fromFirstLine);
            return taking.take();
        } catch (IOException | RuntimeException e) {
            forget();
            throw e;
        }
    }

    private void readWhatIsNew(boolean fromFirstLine) throws IOException {
        Path log = files.log();
        FileTime time;
        long length;
        try {
            BasicFileAttributes attributes = Files.readAttributes(log, BasicFileAttributes.class);
            time = attributes.lastModifiedTime();
            length = attributes.size();
        } catch (NoSuchFileException e) {
            LogHead head = LogHead.read(files.head());
            if (head != null && head.lines() == 0) {
                forget();
                return;
            }
            throw Files.exists(files.folder()) && Files.exists(files.head())
                    ? new DamagedModelException(
                            "The log of '" + files.model() + "' is gone: " + files.named(log) + " is not there.")
                    : new FileNotFoundException(log.toString());
        }
        boolean unchanged = length == end.position() + end.torn() && time.equals(modified);
        boolean knownTooLate = fromFirstLine && !history.isWhole();
        if (unchanged && !knownTooLate) {
            return; // and the head, too, is as it was checked then
        }
        LogHead head = LogHead.read(files.head());
        boolean unknownAtHead = head != null && head.lines() < history.first();
        if (length <= end.position() || knownTooLate || unknownAtHead) {
            forget(); // cut or replaced, or what is known begins too late
        }
        LogSnapshot.Found found = fromFirstLine || end.line() > 0 ? null : LogSnapshot.find(files, head);
        if (found != null) {
            LogSnapshot kept = found.snapshot();
            begin(new LogStretch.Known(kept.place().end(), found.last(), kept.result()), kept.past());
            snapshot = end.line();
        }
        state = null;
        end = LogReader.read(log, end, (entry, at) -> {
            replay.apply(entry);
            history.add(entry, at, replay);
            return true;
        });
        modified = time;
        size = history.size() + replay.latest();
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
        if (!history.hash(head.lines()).equals(head.last())) {
            throw new DamagedModelException("The log of '" + files.model()
                    + "' is not the one that its head belongs to: line " + head.lines() + " was replaced.");
        }
    }

    /** As {@link #append(Present, Event, byte[], Change, Clock)}, for an event without a document. */
    LogEntry append(Present present, Event event, Change change, Clock clock) throws IOException {
        return append(present, event, null, change, clock);
    }

    /**
     * Appends one event and waits until it is on the disk. Call it under the lock under which the present was taken that it
     * follows. Once the line is on the disk the event has happened, so nothing after that throws.
     *
     * @param document that is to be on the disk with the event, see {@link LogLine#make}; {@code null} for none
     * @throws InputException when the line is longer than a log takes
     * @throws IOException when it cannot be appended; then the log is as it was, or the message says that this is not known
     */
    synchronized LogEntry append(Present present, Event event, byte[] document, Change change, Clock clock)
            throws IOException {
        LogLine.Made made = LogLine.make(present.next(event, change, clock), document);
        if (!present.end().equals(end)) {
            readWhatIsNew(false); // another thread could not read, and forgot what this one knew
            if (!present.end().equals(end)) {
                throw new DamagedModelException(
                        "The log of '" + files.model() + "' was changed by somebody who does not heed its lock.");
            }
        }
        try (RandomAccessFile out = new RandomAccessFile(files.log().toFile(), "rw")) {
            if (end.position() == 0) {
                DurableFile.syncFolder(
                        files.folder()); // the file's name first: no line may stand in a file that can vanish
            }
            try {
                if (out.length() != end.position()) {
                    LOGGER.warning(
                            () -> "The log of '" + files.model() + "' ended in a line that a crash left unfinished,"
                                    + " after line " + end.line() + "; it is cut off");
                    out.setLength(end.position());
                }
                out.seek(end.position());
                out.write(made.bytes());
                out.getFD().sync();
            } catch (IOException e) {
                throw takenBack(out, e);
            }
        }
        end = new LogReader.End(
                made.entry().line(), made.entry().hash(), end.position(), end.position() + made.bytes().length, 0);
        replay.apply(made.entry());
        history.add(made.entry(), end, replay);
        int before = size; // changed under the lock only
        size = before + 1;
        modified = timeOfLog();
        state = null;
        writeHead();
        return made.entry();
    }

    /** @return {@code null} when it cannot be told; the next look then reads the log anew */
    private FileTime timeOfLog() {
        try {
            return Files.getLastModifiedTime(files.log());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "The time of " + files.log() + " cannot be read");
            return null;
        }
    }

    /**
     * Writes the head for the log as it is; under the lock only. What the head tells has happened, so a head that cannot be
     * written is only said: it stays behind the log, which is allowed.
     */
    synchronized void writeHead() {
        try {
            new LogHead(end.line(), end.position(), end.hash(), replay.summary()).write(files.head());
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "The model '" + files.model() + "' was changed, line " + end.line() + ", but " + files.head()
                            + " could not be written: until the next change, nobody notices if that line goes missing");
        }
    }

    private IOException takenBack(RandomAccessFile out, IOException failure) {
        try {
            out.setLength(end.position());
            return failure;
        } catch (IOException stillThere) {
            failure.addSuppressed(stillThere); // half a line is cut off by the next change; a whole one counts
            return new IOException(
                    failure.getMessage() + ", nor could what was written be taken back: look whether it happened",
                    failure);
        }
    }

    private ModelState currentState() {
        if (state == null) {
            state = replay.state();
        }
        return state;
    }

    /**
     * Keeps a snapshot if much has happened since the last one. No lock is needed, and none should be had: it takes a while.
     */
    void keepSnapshot() throws IOException {
        LogSnapshot due;
        LogPast known;
        List<LogStretch> missing;
        synchronized (this) {
            if (end.line() - snapshot < Math.max(keeping.lines(), end.line() / SHARE)) {
                return;
            }
            snapshot = end.line(); // kept or not, it is not tried again for each look
            history.begin(end, replay);
            missing = past.missing(history.stretches());
            known = past.with(missing);
            past = known;
            due = new LogSnapshot(LogPlace.of(end, replay.last()), replay.result(), known.places());
        }
        known.keep(missing);
        if (CacheFile.write(files.snapshot(), due.bytes())) {
            known.deleteOthers();
        }
    }

    /** About how many entries and versions are kept in memory. */
    int size() {
        return size;
    }
}
