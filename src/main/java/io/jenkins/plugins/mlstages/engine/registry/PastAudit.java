package io.jenkins.plugins.mlstages.engine.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Holds what is kept of a log's past against the log, while the log is read from its first line on. */
final class PastAudit {
    private final ModelFolder files;
    private final Map<Long, LogPlace> starts = new HashMap<>();
    private final List<Open> open = new ArrayList<>();
    private final List<String> findings;
    private final List<String> notes;

    /** A stretch of which not all lines were read yet, and what is kept of it. */
    private record Open(StretchFile kept, LogStretch soFar) {}

    /**
     * @param starts the lines with which the kept stretches begin
     * @param findings where to add what is wrong
     * @param notes where to add what is only not of use
     */
    PastAudit(ModelFolder files, List<LogPlace> starts, List<String> findings, List<String> notes) {
        this.files = files;
        starts.forEach(start -> this.starts.put(start.line(), start));
        this.findings = findings;
        this.notes = notes;
        begin(LogReader.End.START, new Replay(files.model()));
    }

    /**
     * @param at where the log was read to with the entry
     * @param replay what the log has come to with it
     */
    void add(LogEntry entry, LogReader.End at, Replay replay) {
        for (Iterator<Open> all = open.iterator(); all.hasNext(); ) {
            Open each = all.next();
            LogStretch stretch = each.soFar();
            stretch.entries().add(entry);
            if (entry.line() == each.kept().to()) {
                check(each);
                all.remove();
            } else if (entry.line() % stretch.apart() == 0) {
                stretch.places().add(LogPlace.of(at, entry));
            }
        }
        begin(at, replay);
    }

    private void begin(LogReader.End at, Replay replay) {
        LogPlace here = LogPlace.of(at, replay.last());
        if (here.equals(starts.get(here.line()))) {
            StretchFile kept = StretchFile.read(files.past(here.line()));
            if (kept == null || !kept.place().equals(here)) {
                notes.add(
                        "What was kept of the log of '" + files.model() + "' after line " + here.line()
                                + " is missing or damaged; the first look into that time reads the whole log and makes it anew.");
            } else {
                LogStretch.Known known =
                        new LogStretch.Known(at, replay.last(), replay.result().forLooks());
                open.add(new Open(kept, new LogStretch(known, new ArrayList<>(), kept.apart(), new ArrayList<>())));
            }
        }
    }

    /** Call it after the last line of a log that is whole. */
    void finish() {
        open.forEach(this::saysSomethingElse);
    }

    private void check(Open each) {
        if (!each.kept().says(files, each.soFar())) {
            saysSomethingElse(each);
        }
    }

    private void saysSomethingElse(Open each) {
        LogPlace place = each.kept().place();
        findings.add("What was kept of the log of '" + files.model() + "' after line " + place.line()
                + " says something else than the log: delete " + files.named(files.past(place.line())) + ".");
    }
}
