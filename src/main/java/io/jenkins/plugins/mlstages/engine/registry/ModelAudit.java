package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads everything that is kept of one model anew from the disk, and holds it against the log and the log against itself.
 */
final class ModelAudit {
    private final ModelFolder files;
    private final ArtifactStore artifacts;
    private final List<String> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Replay replay;
    private final Set<String> hashes = new HashSet<>();
    private LogSnapshot snapshot;
    private LogReader.End end = LogReader.End.START;
    private String hashAtHead;
    private long wrong;

    ModelAudit(ModelFolder files, ArtifactStore artifacts) {
        this.files = files;
        this.artifacts = artifacts;
        this.replay = new Replay(files.model());
    }

    /**
     * @param bytesToo whether to read all artifacts that are still kept
     * @param expected a hash that the log must contain, noted down earlier; {@code null} for none
     */
    AuditReport run(boolean bytesToo, String expected) throws IOException {
        LogHead head = LogHead.read(files.head());
        snapshot = LogSnapshot.read(files.snapshot());
        if (snapshot == null && Files.exists(files.snapshot())) {
            notes.add("The snapshot of the log of '" + files.model()
                    + "' is damaged or of a newer ML Stages; it is not used, and is made anew when it is due.");
        }
        readLog(head);
        if (wrong == 0) {
            checkHead(head);
        }
        if (expected != null && !hashes.contains(expected)) {
            findings.add("No line of the log of '" + files.model() + "' has the hash " + expected
                    + ": its history was rewritten or cut since that was noted, or it is another model's.");
        }
        ModelState state = replay.state();
        for (VersionState version : state.versions()) {
            checkVersion(version, bytesToo);
        }
        checkNumbers(state.versions().size());
        return new AuditReport(
                files.model().full(),
                findings.isEmpty(),
                wrong,
                replay.state().events(),
                state.hash(),
                findings,
                notes);
    }

    private void readLog(LogHead head) throws IOException {
        PastAudit past = new PastAudit(files, snapshot == null ? List.of() : snapshot.past(), findings, notes);
        try {
            end = LogReader.read(files.log(), LogReader.End.START, (entry, at) -> {
                replay.apply(entry);
                hashes.add(entry.hash());
                if (head != null && entry.line() == head.lines()) {
                    hashAtHead = entry.hash();
                }
                checkSnapshot(LogPlace.of(at, entry));
                past.add(entry, at, replay);
                return true;
            });
            past.finish();
        } catch (DamagedModelException e) {
            wrong = replay.state().events() + 1;
            findings.add(e.getMessage());
        } catch (FileNotFoundException e) {
            wrong = 1;
            findings.add("The log of '" + files.model() + "' cannot be read: " + e.getMessage() + ".");
        }
    }

    private void checkSnapshot(LogPlace here) {
        if (snapshot != null
                && snapshot.place().equals(here)
                && !snapshot.result().equals(replay.result())) {
            findings.add(
                    "The snapshot of the log of '" + files.model() + "' says something else than the log's lines up to "
                            + here.line() + ": delete " + files.named(files.snapshot()) + ".");
        }
    }

    private void checkHead(LogHead head) {
        if (head == null) {
            findings.add("The head of the log of '" + files.model()
                    + "' is missing or damaged, so it cannot be told whether lines are" + " missing after line "
                    + end.line() + "; the next change writes it anew.");
            return;
        }
        if (head.lines() > end.line()) {
            wrong = end.line() + 1;
            findings.add("The log of '" + files.model() + "' is damaged: line " + wrong
                    + " is missing or cut; its head knows " + head.lines() + " lines.");
        } else if (head.lines() > 0 && !head.last().equals(hashAtHead)) {
            wrong = head.lines();
            findings.add("The log of '" + files.model() + "' is not the one that its head belongs to: line " + wrong
                    + " was replaced.");
        } else if (end.torn() > 0) {
            notes.add("A crash left " + end.torn() + " bytes of a line that was never finished after line " + end.line()
                    + "; the next change cuts them off.");
        }
    }

    private void checkVersion(VersionState state, boolean bytesToo) throws IOException {
        VersionFiles versions = new VersionFiles(files);
        try {
            ModelVersion version = versions.read(state, notes::add);
            for (Dataset dataset : version.datasets()) {
                if (dataset.profile() != null) {
                    versions.profile(dataset.profile());
                }
            }
            if (bytesToo && state.status() != VersionState.Status.DELETED) {
                ArtifactCheck.check(artifacts, version);
            }
        } catch (DamagedModelException | InputException e) {
            findings.add(e.getMessage());
        }
    }

    /** One file after the last number is what a crash may leave; more mean that lines of the log are missing. */
    private void checkNumbers(int latest) throws IOException {
        if (!Files.isDirectory(files.versions())) {
            return;
        }
        try (Stream<Path> all = Files.list(files.versions())) {
            List<String> unknown = all.map(f -> f.getFileName().toString())
                    .filter(name -> name.matches("\\d{8}\\.json") && Integer.parseInt(name.substring(0, 8)) > latest)
                    .sorted()
                    .toList();
            if (unknown.size() > 1) {
                findings.add("There are files of versions that the log does not know: " + String.join(", ", unknown)
                        + "; lines are missing at its end.");
            } else if (unknown.size() == 1) {
                notes.add("The file " + unknown.get(0) + " is left of a registration that was never completed.");
            }
        }
    }
}
