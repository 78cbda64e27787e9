package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists models without replaying their logs: the head of each log holds a summary, which is taken when the log has exactly
 * the length that the head knows. What was once listed is taken from memory while length and time of the log are the same.
 */
final class ModelLister {
    private final Path root;
    private final LogCache logs;
    private final Map<String, Listed> known = new HashMap<>();

    ModelLister(Path root, LogCache logs) {
        this.root = root;
        this.logs = logs;
    }

    private record Listed(long size, FileTime modified, ModelSummary summary) {}

    synchronized ModelList list() throws IOException {
        List<ModelSummary> models = new ArrayList<>();
        List<ModelList.Problem> problems = new ArrayList<>();
        Map<String, Listed> seen = new HashMap<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root)) {
            for (Path folder : folders) {
                String disk = folder.getFileName().toString();
                if (!DiskName.isOne(disk)) {
                    continue;
                }
                try {
                    Listed listed = listed(folder, disk);
                    if (listed != null) {
                        seen.put(disk, listed);
                        models.add(listed.summary());
                    }
                } catch (IOException | InputException e) {
                    problems.add(new ModelList.Problem(nameFor(folder), sentence(e)));
                }
            }
        } catch (NoSuchFileException e) {
            throw new IOException("The registry's folder " + root + " is not there (any more).", e);
        }
        known.clear();
        known.putAll(seen);
        models.sort(Comparator.comparing(ModelSummary::model));
        problems.sort(Comparator.comparing(ModelList.Problem::model));
        return new ModelList(models, problems);
    }

    private Listed listed(Path folder, String disk) throws IOException {
        BasicFileAttributes log;
        try {
            log = Files.readAttributes(folder.resolve("events.jsonl"), BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            LogHead head = LogHead.read(folder.resolve("head"));
            if (head == null || head.lines() == 0) {
                return null; // a first registration that a crash cut short, or no model's folder
            }
            throw new DamagedModelException(
                    "The log of '" + nameFor(folder) + "' is gone: " + folder + " has no events.jsonl.");
        }
        Listed before = known.get(disk);
        if (before != null && before.size() == log.size() && before.modified().equals(log.lastModifiedTime())) {
            return before;
        }
        ModelSummary summary = summary(folder, log.size());
        return summary == null ? null : new Listed(log.size(), log.lastModifiedTime(), summary);
    }

    private ModelSummary summary(Path folder, long size) throws IOException {
        ModelName model = name(folder);
        LogHead head = LogHead.read(folder.resolve("head"));
        if (head != null
                && head.bytes() == size
                && head.summary() != null
                && head.summary().model().equals(model.full())) {
            return head.summary();
        }
        EventLog log = logs.of(model);
        log.refresh();
        return log.replay().last() == null ? null : log.replay().summary();
    }

    /** The model whose folder this is. */
    static ModelName name(Path folder) throws IOException {
        String disk = folder.getFileName().toString();
        if (!DiskName.isShortened(disk)) {
            return DiskName.decode(disk);
        }
        ModelName model = new ModelName(Files.readString(folder.resolve(ModelFolder.NAME_FILE)));
        if (!DiskName.of(model).equals(disk)) {
            throw new DamagedModelException(
                    "The folder " + disk + " says that it is of '" + model + "', which is not so.");
        }
        return model;
    }

    private static String nameFor(Path folder) {
        try {
            return name(folder).full();
        } catch (IOException | InputException e) {
            return folder.getFileName().toString();
        }
    }

    private static String sentence(Exception e) {
        return e instanceof NoSuchFileException ? "The file " + e.getMessage() + " is not there." : e.getMessage();
    }
}
