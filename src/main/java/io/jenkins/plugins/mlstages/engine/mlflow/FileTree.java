package io.jenkins.plugins.mlstages.engine.mlflow;

import io.jenkins.plugins.mlstages.engine.record.FileRef;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** A list of files seen as folders. */
final class FileTree {
    private FileTree() {}

    /** What is in a folder, by path; {@code ""} is the uppermost. */
    static List<RunFiles.Entry> list(Collection<FileRef> files, String folder) {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        TreeMap<String, RunFiles.Entry> entries = new TreeMap<>();
        for (FileRef file : files) {
            if (file.path().startsWith(prefix)) {
                int slash = file.path().indexOf('/', prefix.length());
                String shown = slash < 0 ? file.path() : file.path().substring(0, slash);
                entries.put(shown, new RunFiles.Entry(shown, slash >= 0, slash < 0 ? file.bytes() : 0));
            }
        }
        return List.copyOf(entries.values());
    }
}
