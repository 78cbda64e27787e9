package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Lists models without replaying their logs: the head of each log holds a summary, which is taken when the log has exactly
 * the length that the head knows. What was once listed is taken from memory, or from the {@link ListSnapshot} of an earlier
 * process, while length and time of the log are the same.
 */
final class ModelLister {
    private static final int SHARE = 8;

    private final Path root;
    private final LogCache logs;
    private final Keeping keeping;
    private Map<String, ListSnapshot.Line> known;
    private int asked;

    ModelLister(Path root, LogCache logs, Keeping keeping) {
        this.root = root;
        this.logs = logs;
        this.keeping = keeping;
    }

    synchronized ModelList list() throws IOException {
        List<ModelSummary> models = new ArrayList<>();
        List<ModelList.Problem> problems = new ArrayList<>();
        if (known == null) {
            known = ListSnapshot.read(root);
        }
        Map<String, ListSnapshot.Line> seen = new HashMap<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root)) {
            for (Path folder : folders) {
                String disk = folder.getFileName().toString();
                if (!DiskName.isOne(disk)) {
                    continue;
                }
                try {
                    ListSnapshot.Line line = line(folder, disk);
                    if (line != null) {
                        seen.put(disk, line);
                        models.add(line.summary());
                    }
                } catch (IOException | InputException e) {
                    problems.add(new ModelList.Problem(nameFor(folder), sentence(e)));
                }
            }
        } catch (NoSuchFileException e) {
            throw gone(e);
        }
        known = seen;
        if (asked >= Math.max(keeping.models(), seen.size() / SHARE)) {
            asked = 0;
            ListSnapshot.write(root, seen);
        }
        models.sort(Comparator.comparing(ModelSummary::model));
        problems.sort(Comparator.comparing(ModelList.Problem::model));
        return new ModelList(models, problems);
    }

    List<ModelName> below(String folder) throws IOException {
        String prefix = folder + "/";
        String begin;
        try {
            begin = DiskName.beginning(new ModelName(prefix + "m"));
        } catch (InputException notOfModels) {
            return List.of(); // such as a folder that begins with a dot: no model can have such a name
        }
        List<ModelName> models = new ArrayList<>();
        try (DirectoryStream<Path> folders =
                Files.newDirectoryStream(root, f -> f.getFileName().toString().startsWith(begin))) {
            for (Path candidate : folders) {
                try {
                    ModelName model = name(candidate);
                    if (model.full().startsWith(prefix)
                            && ModelFolder.of(root, model).keepsEvents()) {
                        models.add(model);
                    }
                } catch (IOException | InputException noModelsFolder) {
                    // its name cannot be told, so it is of no folder
                }
            }
        } catch (NoSuchFileException e) {
            throw gone(e);
        }
        return models;
    }

    private IOException gone(NoSuchFileException e) {
        return new IOException("The registry's folder " + root + " is not there (any more).", e);
    }

    private ListSnapshot.Line line(Path folder, String disk) throws IOException {
        BasicFileAttributes log;
        try {
            log = Files.readAttributes(folder.resolve("events.jsonl"), BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            LogHead head = LogHead.read(folder.resolve("head"));
            if (head == null || head.lines() == 0) {
                return null; // a first registration that a crash cut short, or no model's folder
            }
            throw new DamagedModelException(
                    "The log of '" + nameFor(folder) + "' is gone: " + folder.getFileName() + " has no events.jsonl.");
        }
        long modified = log.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        ListSnapshot.Line before = known.get(disk);
        if (before != null && before.size() == log.size() && before.modified() == modified) {
            return before;
        }
        asked++;
        ModelSummary summary = summary(folder, log.size());
        return summary == null ? null : new ListSnapshot.Line(log.size(), modified, summary);
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
        return logs.of(model).summary();
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
