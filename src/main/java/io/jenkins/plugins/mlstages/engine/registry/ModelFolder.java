package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.DurableFile;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Where the files of one model are.
 *
 * @param root the registry's folder
 * @param model the model
 * @param folder the model's folder in it
 */
record ModelFolder(Path root, ModelName model, Path folder) {
    /** Largest number of a version. */
    static final int MAX_VERSION = 99_999_999;

    static final String NAME_FILE = "name";

    static ModelFolder of(Path root, ModelName model) {
        return new ModelFolder(root, model, root.resolve(DiskName.of(model)));
    }

    /** The log of events: the truth. */
    Path log() {
        return folder.resolve("events.jsonl");
    }

    /** How long the log is, and a summary for lists. */
    Path head() {
        return folder.resolve("head");
    }

    /** What the log had come to at some line: a cache. */
    Path snapshot() {
        return folder.resolve("snapshot");
    }

    /** Snapshots of earlier lines: caches. */
    Path past() {
        return folder.resolve("past");
    }

    /** What the log had come to at that line. */
    Path past(long line) {
        return past().resolve(Long.toString(line));
    }

    Path versions() {
        return folder.resolve("versions");
    }

    Path version(int number) {
        String digits = Integer.toString(number); // a formatter takes longer than all else in a registration
        return versions().resolve("0".repeat(Math.max(0, 8 - digits.length())) + digits + ".json");
    }

    /** Dataset profiles by their hash. */
    Path profiles() {
        return folder.resolve("profiles");
    }

    /** Files of registrations that were never completed. */
    Path leftovers() {
        return folder.resolve("leftovers");
    }

    /** A file of the model for sentences that users read, who need not know where the registry lies. */
    String named(Path file) {
        return root.relativize(file).toString();
    }

    /** The lock lies outside of the model's folder, so that the folder can be moved under it. */
    Path lock() {
        return root.resolve(".locks").resolve(folder.getFileName() + ".lock");
    }

    boolean exists() {
        return Files.exists(log()) || Files.exists(head());
    }

    /**
     * Whether there is a model, or there was one whose log is damaged or gone; cheap where it is whole. A first registration
     * that was refused leaves an empty log and the head of one, and no model.
     */
    boolean keepsEvents() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > 0) {
            return true;
        }
        LogHead head = LogHead.read(head());
        return head == null ? Files.exists(head()) : head.lines() > 0;
    }

    /**
     * Takes away what a refused first registration leaves, so that another model may have the name; under the lock only.
     *
     * @throws InputException when a file is left of a registration that was never completed
     */
    void deleteEmpty() throws IOException {
        try {
            Files.deleteIfExists(versions());
        } catch (DirectoryNotEmptyException e) {
            throw new InputException(
                    "The name '" + model + "' cannot be given to another model: " + named(versions())
                            + " has files of a registration that was never completed.",
                    e);
        }
        Files.deleteIfExists(log());
        Files.deleteIfExists(head());
    }

    /**
     * Makes the folders and an empty log, if they are not there; call it under the lock.
     *
     * @throws NoSuchFileException when the registry's own folder is gone
     */
    void create() throws IOException {
        if (exists()) {
            return;
        }
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException leftByACrash) {
            // go on where it was left
        }
        Files.createDirectories(versions());
        if (DiskName.isShortened(folder.getFileName().toString())) {
            DurableFile.replace(folder.resolve(NAME_FILE), model.full().getBytes(StandardCharsets.UTF_8));
        }
        LogHead.createEmpty(head());
        DurableFile.syncFolder(folder);
        DurableFile.syncFolder(root);
    }
}
